/**
 * What exports, configurations and folders call a repository, brought to one form: the last segment, without `.git`, in
 * lower case. `https://git.example.com/shop/Payments.git`, `git@git.example.com:shop/payments`, `/srv/git/payments.git`
 * and `payments` are one repository.
 */
export function repositoryNameOf(text: string): string {
  const path = cutUserInfo(text.trim())
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replaceAll('\\', '/')
    .replace(/\/+$/, '')
    .replace(/\/\.git$/i, '');
  const last = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf(':')) + 1);
  return last.replace(/\.git$/i, '');
}

export function normaliseRepositoryName(text: string): string {
  return repositoryNameOf(text).toLowerCase();
}

/** A URL without user name, password or token: they are kept nowhere. */
export function cutUserInfo(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1');
}
