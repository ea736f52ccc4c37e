import { serveTasks } from '../processes/serve-tasks.ts';
import { measure } from './measure.ts';

serveTasks(({ cases }: { cases: number }) => measure(cases));
