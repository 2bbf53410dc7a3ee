/** Small files of incidents, each with what is to be made of its records. */
import { without } from '../plan/preset-look.ts';
import type { PresetSample } from './preset-samples.ts';

const CREATED = '2025-03-01T10:00:00Z';

const RESOLVED = '2025-03-01T11:00:00Z';

const ANALYTICS = {
  id: 'PINC1',
  incident_number: 12,
  created_at: CREATED,
  description: 'Slow carts',
  service_id: 'P1',
  service_name: 'cart',
  team_name: 'Payments',
  urgency: 'high',
  seconds_to_first_ack: 60,
  seconds_to_resolve: 3600,
};

const ANALYTICS_ROW = {
  id: 'PINC1',
  service: 'cart',
  team: 'Payments',
  severity: 'high',
  title: 'Slow carts',
  started_at: CREATED,
  acknowledged_at: Date.parse('2025-03-01T10:01:00Z'),
  resolved_at: Date.parse(RESOLVED),
};

const DATADOG = {
  id: '0a1b',
  type: 'incidents',
  attributes: {
    public_id: 12,
    title: 'Slow carts',
    state: 'resolved',
    created: '2025-03-01T10:03:00Z',
    detected: '2025-03-01T10:01:00Z',
    resolved: RESOLVED,
    customer_impacted: true,
    customer_impact_start: CREATED,
    customer_impact_end: '2025-03-01T10:50:00Z',
    fields: {
      severity: { type: 'dropdown', value: 'SEV-2' },
      services: { type: 'autocomplete', value: ['cart', 'search'] },
      teams: { type: 'autocomplete', value: ['Payments'] },
    },
  },
};

function datadog(attributes: object): object {
  return { ...DATADOG, attributes: { ...DATADOG.attributes, ...attributes } };
}

const DATADOG_ROW = {
  id: 12,
  service: ['cart', 'search'],
  team: 'Payments',
  severity: 'SEV-2',
  title: 'Slow carts',
  started_at: CREATED,
  detected_at: '2025-03-01T10:01:00Z',
  resolved_at: '2025-03-01T10:50:00Z',
};

const NOT_AN_INCIDENT = { skip: 'not-an-incident' };

export const INCIDENT_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'pagerduty-analytics',
    content: [
      ANALYTICS,
      { ...ANALYTICS, id: 'PINC2', resolved_at: '2025-03-01T10:59:00Z', priority_name: 'P1' },
      { ...ANALYTICS, id: 'PINC3', status: 'triggered', seconds_to_first_ack: null },
    ],
    rows: [
      ANALYTICS_ROW,
      { ...ANALYTICS_ROW, id: 'PINC2', severity: 'P1', resolved_at: '2025-03-01T10:59:00Z' },
      { ...without(ANALYTICS_ROW, 'acknowledged_at', 'resolved_at'), id: 'PINC3' },
    ],
  },
  {
    preset: 'pagerduty-analytics',
    name: 'a table with local times',
    content: [
      'id,incident_number,description,service_id,service_name,created_on,seconds_to_first_ack,seconds_to_resolve,auto_resolved,urgency,team_name',
      'PINC1,12,Slow carts,P1,cart,2025-03-01 23:30:00,60,3600,false,high,Payments',
    ].join('\n'),
    timeZone: 'Asia/Seoul',
    rows: [
      {
        ...ANALYTICS_ROW,
        ...{
          started_at: '2025-03-01 23:30:00',
          acknowledged_at: '2025-03-01T23:31:00',
          resolved_at: '2025-03-02T00:30:00',
        },
      },
    ],
  },
  {
    preset: 'pagerduty-incident',
    content: [
      {
        ...{ id: 'PINC1', incident_number: 12, title: 'Slow carts', status: 'resolved', urgency: 'high' },
        ...{ created_at: CREATED, last_status_change_at: RESOLVED, service: { summary: 'cart' } },
      },
    ],
    rows: [
      {
        ...{ id: 'PINC1', service: 'cart', severity: 'high', title: 'Slow carts' },
        ...{ started_at: CREATED, resolved_at: RESOLVED },
      },
    ],
  },
  {
    preset: 'pagerduty-incident',
    name: 'the oldest interface',
    content: [
      {
        ...{
          id: 'PINC1',
          incident_number: 12,
          status: 'resolved',
          created_on: CREATED,
          last_status_change_on: RESOLVED,
        },
        ...{ service: { id: 'P1', name: 'cart' }, trigger_summary_data: { subject: 'Slow carts' } },
        acknowledgers: [{ at: '2025-03-01T10:05:00Z' }],
      },
    ],
    rows: [
      {
        ...{ id: 'PINC1', service: 'cart', title: 'Slow carts', started_at: CREATED },
        ...{ acknowledged_at: '2025-03-01T10:05:00Z', resolved_at: RESOLVED },
      },
    ],
  },
  {
    preset: 'pagerduty-webhook-v3',
    content: [
      {
        event: {
          ...{ id: 'e', event_type: 'incident.triggered', occurred_at: CREATED },
          data: { id: 'PINC1', type: 'incident', title: 'Slow carts', service: { summary: 'cart' }, urgency: 'high' },
        },
      },
    ],
    rows: [{ id: 'PINC1', service: 'cart', severity: 'high', title: 'Slow carts', started_at: CREATED }],
  },
  {
    preset: 'servicenow-incident',
    name: 'labels',
    content: [
      'Number,Opened,Short description,Caller,Priority,State,Category,Assignment group,Configuration item,Resolved,Closed,Caused by Change',
      'INC0010023,2025-03-01 10:00:00,Slow carts,Mina,2 - High,Resolved,Software,Payments,cart,2025-03-01 11:00:00,2025-03-05 11:00:00,CHG7',
      'CHG0000007,2025-03-01 10:00:00,Deploy carts,Mina,2 - High,New,Software,Payments,cart,,,',
    ].join('\n'),
    timeZone: 'UTC',
    rows: [
      {
        ...{ id: 'INC0010023', service: 'cart', team: 'Payments', severity: '2 - High', title: 'Slow carts' },
        ...{ started_at: '2025-03-01 10:00:00', resolved_at: '2025-03-01 11:00:00', deployment_id: 'CHG7' },
      },
      { ...NOT_AN_INCIDENT, column: 'number' },
    ],
  },
  {
    preset: 'servicenow-incident',
    name: 'names of fields',
    content: [
      'number,incident_state,opened_at,resolved_at,closed_at,cmdb_ci,assignment_group,priority,caused_by',
      'INC1,Resolved,2025-03-01 10:00:00,2025-03-01 11:00:00,?,?,?,?,?',
    ].join('\n'),
    timeZone: 'UTC',
    rows: [{ id: 'INC1', started_at: '2025-03-01 10:00:00', resolved_at: '2025-03-01 11:00:00' }],
  },
  {
    preset: 'datadog-incident',
    content: [
      DATADOG,
      datadog({ customer_impact_start: null, customer_impact_end: null }),
      datadog({ state: 'active', resolved: null, fields: { services: { value: null } } }),
    ],
    rows: [
      DATADOG_ROW,
      { ...DATADOG_ROW, started_at: '2025-03-01T10:01:00Z', resolved_at: RESOLVED },
      without(DATADOG_ROW, 'service', 'team', 'severity', 'resolved_at'),
    ],
  },
  {
    preset: 'datadog-dora-incident',
    content: [
      {
        data: {
          attributes: {
            services: ['cart'],
            started_at: 1_740_823_200_000,
            finished_at: 1_740_823_300_000,
            name: 'Slow',
            severity: 'SEV-1',
          },
        },
      },
    ],
  },
  {
    preset: 'opsgenie-incident',
    content: [
      {
        ...{ id: 'i1', tinyId: '7', message: 'Slow carts', status: 'resolved', priority: 'P1' },
        ...{ createdAt: CREATED, impactStartDate: CREATED, impactEndDate: RESOLVED, impactedServices: ['cart'] },
      },
    ],
  },
  {
    preset: 'statuspage-incident',
    content: [
      {
        ...{ id: 'i1', name: 'Slow', status: 'resolved', impact: 'major', created_at: CREATED, resolved_at: RESOLVED },
        ...{ shortlink: 'x', components: [{ name: 'cart' }], scheduled_for: null },
      },
    ],
  },
  {
    preset: 'incident-io-incident',
    content: [
      {
        ...{ id: '01H', reference: 'INC-1', name: 'Slow', created_at: CREATED, mode: 'standard' },
        ...{ incident_status: { category: 'closed' }, severity: { name: 'Major' } },
        incident_timestamp_values: [{ incident_timestamp: { name: 'Fixed at' }, value: { value: RESOLVED } }],
      },
    ],
  },
  {
    preset: 'devlake-incident',
    content: [
      {
        ...{ issueKey: 'OPS-1', title: 'Slow', type: 'INCIDENT', status: 'DONE', createdDate: CREATED },
        ...{ resolutionDate: RESOLVED, component: 'cart', url: 'x', originalStatus: 'done' },
      },
    ],
  },
];
