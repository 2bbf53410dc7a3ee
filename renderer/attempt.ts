import { createElement } from 'react';
import { toErrorData } from '../shared/errors.ts';
import { ErrorMessage } from './components/error-message.tsx';
import { notify } from './notify.ts';

/** Runs what a person asked for; what goes wrong is told, never lost. Cancelling is not an error. */
export async function attempt(action: () => Promise<unknown>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (error.code === 'cancelled') return;
    notify({ color: 'red', message: createElement(ErrorMessage, { error }), autoClose: 20_000 });
  }
}
