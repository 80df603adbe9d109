import { TRANSPORT } from './cases/transport.ts';
import { describeFaults } from './set-up/fault-table.ts';

describeFaults('transport', TRANSPORT);
