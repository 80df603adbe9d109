import { BAD_ANSWERS } from './cases/bad-answers.ts';
import { describeFaults } from './set-up/fault-table.ts';

describeFaults('bad answers', BAD_ANSWERS);
