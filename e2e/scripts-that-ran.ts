import type { Page } from '@playwright/test';

/** Tries every way to get a script into the page that is none of our files; the names of those that ran. */
export function scriptsThatRan(page: Page, waitMs: number): Promise<string[]> {
  return page.evaluate(async (wait) => {
    const ways: Record<string, (address?: string) => unknown> = {
      eval: () => (Reflect.get(window, 'eval') as (code: string) => unknown)('1'),
      function: () => new Function('return 1')(),
      timer: () => setTimeout('window.timerRan = true' as unknown as () => void),
      element: () =>
        document.head.append(Object.assign(document.createElement('script'), { textContent: 'elementRan = true' })),
      data: () =>
        document.head.append(
          Object.assign(document.createElement('script'), { src: 'data:text/javascript,dataRan=true' }),
        ),
      blob: () => {
        const src = URL.createObjectURL(new Blob(['blobRan = true'], { type: 'text/javascript' }));
        document.head.append(Object.assign(document.createElement('script'), { src }));
      },
      handler: () => {
        const button = document.createElement('button');
        button.setAttribute('onclick', 'handlerRan = true');
        document.body.append(button);
        button.click();
        button.remove();
      },
      link: () => {
        const link = Object.assign(document.createElement('a'), { href: 'javascript:linkRan=true' });
        document.body.append(link);
        link.click();
        link.remove();
      },
      module: (address = 'data:text/javascript,moduleRan=true') => import(address),
    };
    const outcome: string[] = [];
    // In a task of the page: the debugger, which runs this function, may evaluate whatever the policy says.
    setTimeout(async () => {
      for (const [name, way] of Object.entries(ways)) {
        try {
          if ((await way()) === 1) outcome.push(name);
        } catch {}
      }
    });
    await new Promise((resolve) => setTimeout(resolve, wait));
    return [...outcome, ...Object.keys(ways).filter((name) => `${name}Ran` in globalThis)];
  }, waitMs);
}
