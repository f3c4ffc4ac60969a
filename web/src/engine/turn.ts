/** Lets the browser draw and answer between two long steps. By a message, as timers in a row are slowed down. */
export const turn = () => new Promise<void>((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(null);
});
