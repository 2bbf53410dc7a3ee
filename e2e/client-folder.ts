/** A client's folder as consultants get them: several tools, encodings, local times, one picture and a repository. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { makeShopRepository, writeShopExports } from '../electron/cli/fixture.ts';

const DAY = 86_400_000;
const START = Date.UTC(2024, 3, 1, 9);

/** "03/04/2024 10:15": no zone, and no day above the twelfth to tell day from month. */
function localTime(index: number): string {
  const date = new Date(START + (index % 12) * DAY + index * 97_000);
  const two = (part: number): string => String(part).padStart(2, '0');
  const time = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
  return `${two(date.getUTCDate())}/${two(date.getUTCMonth() + 1)}/${date.getUTCFullYear()} ${time}`;
}

/** A release log kept by hand, as Korean Excel saves it. */
function releaseLog(): string {
  const services = ['결제', '주문', '배송', '회원', '쿠폰'];
  const results = ['성공', '성공', '성공', '긴급종료', '실패'];
  const rows = Array.from({ length: 60 }, (_, index) => {
    const end = index === 7 ? '내일쯤' : localTime(index);
    return `${services[index % 5]},플랫폼팀,${end},${results[index % 5]},운영,"v1.${index}, ${'담당자 확인 '.repeat(index === 3 ? 40 : 1)}"`;
  });
  return ['서비스,담당팀,배포완료,결과,환경,비고', ...rows, ''].join('\n');
}

/** An issue tracker's table with more columns than anybody reads. */
function wideTable(): string {
  const extra = Array.from({ length: 40 }, (_, index) => `custom field ${index + 1}`);
  const head = ['service', 'finished_at', 'status', 'sha', ...extra].join(',');
  const rows = Array.from({ length: 30 }, (_, index) =>
    [
      'shop',
      new Date(START + index * DAY).toISOString(),
      index % 9 === 0 ? 'failed' : 'ok',
      '',
      ...extra.map(() => 'x'),
    ].join(','),
  );
  return [head, ...rows, ''].join('\n');
}

export function makeClientFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const exports = join(folder, 'exports');
  writeShopExports(exports, makeShopRepository(join(folder, 'shop')));
  writeFileSync(join(folder, '배포기록_2024년_상반기.csv'), iconv.encode(releaseLog(), 'cp949'));
  writeFileSync(
    join(folder, 'releases with all custom fields of the tracker (export 2024-07-01, final, corrected).csv'),
    wideTable(),
  );
  writeFileSync(join(folder, 'logo.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  writeFileSync(join(folder, 'empty.csv'), '');
  return folder;
}
