import { texts } from './texts.ts';

export const overviewScreen = texts({ title: '' }, { title: '' });
