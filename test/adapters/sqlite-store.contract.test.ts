// The store on disk keeps the contract that every store keeps.
import { openSqliteStore } from '../../src/adapters/sqlite-store.ts';
import { describeStore } from '../contract/store.contract.ts';
import { temporaryFolder } from './temporary-folder.ts';

describeStore('the SQLite store', () => openSqliteStore(temporaryFolder()));
