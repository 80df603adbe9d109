import { PAGES_AND_TIME } from './cases/pages-and-time.ts';
import { describeFaults } from './set-up/fault-table.ts';

describeFaults('pages and time', PAGES_AND_TIME);
