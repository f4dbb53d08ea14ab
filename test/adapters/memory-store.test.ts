// The store in memory keeps the contract; it has nothing else to show.
import { createMemoryStore } from '../../src/adapters/memory-store.ts';
import { describeStore } from '../contract/store.contract.ts';

describeStore('the memory store', async () => createMemoryStore());
