/** What Electron gives a utility process to talk to its parent, on Node's own channel. */
process.parentPort = {
  postMessage: (message) => process.send(message),
  on: (_event, listener) => process.on('message', (data) => listener({ data })),
};
