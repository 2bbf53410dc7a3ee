/** The team whose story the sample client tells, and its last month: what the demo prints and shows first. */
export const SAMPLE_TEAM = 'marketing-core';
export const SAMPLE_MONTH = { from: '2024-10-13', to: '2024-11-13', timeZone: 'Asia/Seoul' } as const;
/** The same as a place in the window: a month is the range shown by default, and ends where the data ends. */
export const SAMPLE_PLACE = `/overview?team=${SAMPLE_TEAM}`;
