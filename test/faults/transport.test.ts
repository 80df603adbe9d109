import { TRANSPORT } from './cases/transport.ts';
import { describeFaults } from './fault-table.ts';

describeFaults('transport', TRANSPORT);
