/** What monitoring says of the small client's services: files to import beside its deployments. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientFixture } from '../client-fixture.ts';

const HOUR = 3_600_000;
const HEADER = 'timestamp,service,env,version,requests,errors,p95\n';

export interface MonitoringFiles {
  readonly web: string;
  readonly others: string;
  readonly errors: string;
  readonly endpoints: string;
}

function hours(from: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => new Date(Date.parse(`2024-${from}:00Z`) + i * HOUR).toISOString());
}

/**
 * web runs what deployments call v1.1, v1.2 and v1.3, here called 1.1, web@1.2+7 and by its short SHA: 1,000 requests an
 * hour, of which 1 % fail, of v1.3 6 %; in the first three hours of v1.3 both run, with half of the requests each. In
 * staging all requests fail. From then on eight times as many of pay's fail as before; api stays as it is.
 */
export function writeMonitoring(folder: string, { shas }: ClientFixture): MonitoringFiles {
  const [, , , c4 = ''] = shas;
  const short = c4.slice(0, 9);
  const row = (at: string, service: string, version: string, figures: string, env = 'prod') =>
    `${at},${service},${env},${version},${figures}\n`;
  const web = [
    ...hours('03-04T12:00', 22).map((at) => row(at, 'web', '1.1', '1000,10,100')),
    ...hours('03-05T10:00', 26).map((at) => row(at, 'web', 'web@1.2+7', '1000,10,100')),
    ...hours('03-06T12:00', 3).map((at) => row(at, 'web', 'web@1.2+7', '500,5,100')),
    ...hours('03-06T12:00', 3).map((at) => row(at, 'web', short, '500,30,250')),
    ...hours('03-06T15:00', 21).map((at) => row(at, 'web', short, '1000,60,250')),
    ...hours('03-06T12:00', 24).map((at) => row(at, 'web', 'v1.3', '100,100,900', 'staging')),
  ];
  const others = [
    ...hours('03-05T12:00', 24).map((at) => row(at, 'pay', '9', '1000,5,10')),
    ...hours('03-06T12:00', 24).map((at) => row(at, 'pay', '9', '1000,40,10')),
    ...hours('03-05T12:00', 48).map((at) => row(at, 'api', '7', '1000,5,10')),
  ];
  const endpoints = [
    'timestamp,service,env,version,endpoint,requests,errors,p95',
    '2024-03-09T00:00:00Z,shop,prod,1.0,GET /cart,900,9,20',
    '2024-03-09T00:00:00Z,shop,prod,1.0,POST /pay,100,1,220',
    '2024-03-09T01:00:00Z,shop,prod,1.0,GET /cart,900,9,20',
    '2024-03-10T00:00:00Z,shop,prod,1.1,GET /cart,1800,18,20',
    '2024-03-10T00:00:00Z,shop,prod,1.1,POST /pay,200,100,220',
  ];
  const errors = [
    'service,version,error_type,message,count,first_seen',
    'web,1.2,TypeError,x is undefined,50,2024-03-05T11:00:00Z',
    `web,${c4},TypeError,x is undefined,52,2024-03-06T13:00:00Z`,
    `web,${c4},TimeoutError,database,1300,2024-03-06T13:00:00Z`,
    'web,1.1,TypeError,x is undefined,40,2024-03-05T11:00:00Z',
  ];
  const files = {
    web: join(folder, 'web.csv'),
    others: join(folder, 'others.csv'),
    errors: join(folder, 'errors.csv'),
    endpoints: join(folder, 'endpoints.csv'),
  };
  writeFileSync(files.web, HEADER + web.join(''));
  writeFileSync(files.others, HEADER + others.join(''));
  writeFileSync(files.errors, `${errors.join('\n')}\n`);
  writeFileSync(files.endpoints, `${endpoints.join('\n')}\n`);
  return files;
}
