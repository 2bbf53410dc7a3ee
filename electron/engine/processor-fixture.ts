/** Milliseconds of the processor that this process has taken since: what others want of it does not matter. */
export function processorTimer(): () => number {
  const since = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(since);
    return (user + system) / 1000;
  };
}
