import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { DoradeckBridge, Reply } from '../shared/api.ts';

async function invoke(channel: 'engine' | 'shell', name: string, input: unknown): Promise<Reply<unknown>> {
  try {
    return await ipcRenderer.invoke(channel, name, input);
  } catch {
    // Nothing arrived: a function or another thing that can't be sent.
    return { ok: false, error: { code: 'bad-request', params: { name: String(name), detail: 'not plain data' } } };
  }
}

function listen(
  channel: 'engine-event' | 'shell-event',
  listener: (name: string, payload: unknown) => void,
): () => void {
  function receive(_event: unknown, name: string, payload: unknown): void {
    listener(name, payload);
  }
  ipcRenderer.on(channel, receive);
  return () => {
    ipcRenderer.off(channel, receive);
  };
}

const bridge: DoradeckBridge = {
  request: (name, input) => invoke('engine', name, input),
  shell: (name, input) => invoke('shell', name, input),
  onEngineEvent: (listener) => listen('engine-event', listener),
  onShellEvent: (listener) => listen('shell-event', listener),
  pathOfFile: (file) => (file instanceof File ? webUtils.getPathForFile(file) : ''),
};

contextBridge.exposeInMainWorld('doradeck', bridge);
