// A wait that ends: what has not come by then, or has failed, is done without.

/** Milliseconds that reading an earlier message may take before the answer goes on without it. */
const PATIENCE_MS = 2_000;

/** Undefined where the promise rejects or does not settle within `patience` milliseconds; never rejects. */
export async function inTime<Result>(
  promise: Promise<Result>,
  patience = PATIENCE_MS,
): Promise<Result | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  try {
    return await Promise.race([promise, late]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    promise.catch(() => undefined);
  }
}
