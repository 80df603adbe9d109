import { AWS_ERRORS } from './cases/aws-errors.ts';
import { describeFaults } from './set-up/fault-table.ts';

describeFaults('AWS errors', AWS_ERRORS);
