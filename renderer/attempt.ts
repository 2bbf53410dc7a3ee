import { toErrorData } from '../shared/errors.ts';
import { errorText } from './error-text.ts';
import { notify } from './notify.ts';

/** Runs what a person asked for; what goes wrong is told, never lost. Cancelling is not an error. */
export async function attempt(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (error.code === 'cancelled') return;
    notify({ color: 'red', message: errorText(error), autoClose: 12_000 });
  }
}
