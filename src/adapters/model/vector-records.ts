// Keeps vectors on disk by the hash of what they are vectors of: for articles that no library stores, and that are embedded once nevertheless.
import type { ScopedRecords } from '../../core/ports.ts';
import type { VectorCache } from './batch-embedder.ts';

export interface VectorRecordsOptions {
  readonly records: Pick<ScopedRecords, 'get' | 'put' | 'trim'>;
  /** So many are kept, the ones kept last. */
  readonly most: number;
  readonly now: () => Date;
  /** Told of what goes wrong with keeping them: a vector is worth having without. */
  readonly notice: (error: unknown) => void;
}

/** Numbers as base64 of little-endian float32; what does not read back as such is not known. */
export function createVectorRecords({ records, most, now, notice }: VectorRecordsOptions): VectorCache {
  const noticed = (error: unknown): undefined => {
    notice(error);
  };
  return {
    async known(hash) {
      const record = await records.get(hash).catch(noticed);
      return record && numbersIn(record.value);
    },
    async keep(hash, vector) {
      try {
        await records.put({ id: hash, value: textOf(vector), at: now().toISOString() });
        await records.trim(most);
      } catch (error) {
        notice(error);
      }
    },
  };
}

const BYTES = 4;

function textOf(vector: Float32Array): string {
  const bytes = Buffer.alloc(vector.length * BYTES);
  vector.forEach((value, at) => bytes.writeFloatLE(value, at * BYTES));
  return bytes.toString('base64');
}

function numbersIn(text: string): Float32Array | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length === 0 || bytes.length % BYTES !== 0) return undefined;
  const vector = Float32Array.from({ length: bytes.length / BYTES }, (_, at) =>
    bytes.readFloatLE(at * BYTES),
  );
  return vector.every(Number.isFinite) ? vector : undefined;
}
