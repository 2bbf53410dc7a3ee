/** Small dumps of DevLake's tables, each with what is to be made of its rows. */
import type { PresetSample } from './preset-samples.ts';

const START = '2025-03-01 10:00:00+00:00';
const END = '2025-03-01 10:05:00+00:00';
const TIMES = { started_at: START, finished_at: END };
const PIPELINES = 'id,name,result,status,type,environment,created_date,started_date,finished_date,cicd_scope_id,url';
const ISSUES =
  'id,url,issue_key,title,type,original_type,status,original_status,resolution_date,created_date,priority,component,fix_versions';

export const DEVLAKE_SAMPLES: readonly PresetSample[] = [
  {
    preset: 'devlake-deployments',
    content: [
      'id,cicd_scope_id,name,result,status,environment,created_date,started_date,finished_date',
      `d1,github:GithubRepo:1:7,deploy,SUCCESS,DONE,PRODUCTION,${START},${START},${END}`,
      `d2,github:GithubRepo:1:7,deploy,,IN_PROGRESS,PRODUCTION,${START},NULL,NULL`,
    ].join('\n'),
    rows: [
      { ...TIMES, id: 'd1', service: 'github:GithubRepo:1:7', env: 'PRODUCTION', status: 'success' },
      {
        ...{ id: 'd2', service: 'github:GithubRepo:1:7', env: 'PRODUCTION', status: 'running' },
        ...{ started_at: START, finished_at: 'NULL' },
      },
    ],
  },
  {
    preset: 'devlake-pipelines',
    content: [PIPELINES, `p1,Lint,FAILURE,DONE,,,${START},${START},${END},github:GithubRepo:1:7,x`].join('\n'),
    rows: [
      {
        ...{ ...TIMES, id: 'p1', service: 'Lint', repo: 'github:GithubRepo:1:7', status: 'failure' },
        ...{ created_at: START, url: 'x' },
      },
    ],
  },
  {
    preset: 'devlake-pipelines',
    name: 'tasks',
    content: [
      'id,name,pipeline_id,result,status,type,environment,started_date,finished_date,cicd_scope_id',
      `t1,unit,p1,SUCCESS,DONE,,,${START},${END},github:GithubRepo:1:7`,
    ].join('\n'),
    rows: [
      {
        ...{ ...TIMES, id: 't1', parent: 'p1', service: 'github:GithubRepo:1:7', job: 'unit', status: 'success' },
        ...{ created_at: START, repo: 'github:GithubRepo:1:7' },
      },
    ],
  },
  {
    preset: 'devlake-pipelines-deployment',
    content: [
      PIPELINES,
      `p1,Lint,FAILURE,DONE,,,${START},${START},${END},github:GithubRepo:1:7,x`,
      `p2,Ship,SUCCESS,DONE,DEPLOYMENT,PRODUCTION,${START},${START},${END},github:GithubRepo:1:7,x`,
    ].join('\n'),
    rows: [
      { skip: 'not-a-deployment', column: 'type' },
      { ...TIMES, id: 'p2', service: 'github:GithubRepo:1:7', env: 'PRODUCTION', status: 'success' },
    ],
  },
  {
    preset: 'devlake-issues',
    content: [ISSUES, `i1,x,OPS-1,Slow carts,REQUIREMENT,Story,DONE,끝,${END},${START},High,cart,1.2`].join('\n'),
    rows: [
      {
        ...{ id: 'OPS-1', type: 'Story', title: 'Slow carts', service: 'cart', status: '끝', done: true },
        ...{ priority: 'High', version: '1.2', created_at: START, resolved_at: END, url: 'x' },
      },
    ],
  },
  {
    preset: 'devlake-incident',
    name: 'table',
    content: [
      ISSUES,
      `i1,x,OPS-1,Slow carts,INCIDENT,Bug,DONE,끝,${END},${START},High,cart,1.2`,
      `i2,x,OPS-2,Faster carts,REQUIREMENT,Story,DONE,끝,${END},${START},High,cart,1.2`,
    ].join('\n'),
    rows: [
      {
        ...{ id: 'OPS-1', title: 'Slow carts', service: 'cart', severity: 'High' },
        ...{ started_at: START, resolved_at: END },
      },
      { skip: 'not-an-incident', column: 'type' },
    ],
  },
];
