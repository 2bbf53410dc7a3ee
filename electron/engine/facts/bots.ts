/** Accounts that commit by themselves: hosting services mark them "[bot]", older ones are known by name. */
const BOT =
  /\[bot\]|(^|[^a-z])(dependabot|renovate|greenkeeper|snyk-bot|github-actions|azure-pipelines|mergify|semantic-release|pre-commit-ci|imgbot|allcontributors|weblate)([^a-z]|$)|(^|[-_. ])bot(@|$)/i;

export function isBot(name: string, email: string): boolean {
  return BOT.test(name) || BOT.test(email);
}

/** "hotfix", "hot-fix: …", "Hot fix of …" */
const HOTFIX = /(^|[^a-z])hot[-_ ]?fix(es)?([^a-z]|$)/i;

export function isHotfix(subject: string): boolean {
  return HOTFIX.test(subject);
}
