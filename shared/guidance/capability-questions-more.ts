/** The statements after DORA's core survey (capability-questions.ts says how they are meant and where from). */
import type { CapabilityQuestions } from './capability-questions.ts';

export const MORE_CAPABILITY_QUESTIONS: readonly CapabilityQuestions[] = [
  {
    key: 'cd',
    capability: 'continuous-delivery',
    statements: [
      {
        en: 'Our software could be deployed at any point of its development.',
        ko: '우리 소프트웨어는 개발하는 동안에도 늘 배포할 수 있는 상태입니다.',
        published: 'Our software is in a deployable state throughout its lifecycle.',
      },
      {
        en: 'A failing test keeps a version from being deployed.',
        ko: '테스트가 실패하면 그 버전은 배포되지 않습니다.',
        published: 'A failing test will stop the team from deploying the system.',
      },
      {
        en: 'We can bring our system to production at any time, on demand.',
        ko: '필요하면 언제든 운영 환경에 배포할 수 있습니다.',
        published: 'We can deploy our system to production, or to end users, at any time, on demand.',
      },
    ],
  },
  {
    key: 'trunk',
    capability: 'trunk-based-development',
    statements: [
      {
        en: 'Everybody on the team merges into the main branch at least once a day.',
        ko: '팀원 모두가 적어도 하루에 한 번은 메인 브랜치에 병합합니다.',
        published: 'All developers on my team push code to the trunk or main branch at least daily.',
      },
      {
        en: 'There are no times at which nobody may merge into the main branch.',
        ko: '메인 브랜치에 병합할 수 없는 동결 기간이 없습니다.',
        published: 'Our team is not subject to code freezes when no one can push to trunk or main.',
      },
      {
        en: 'Our branches live for a day or two, no longer.',
        ko: '우리 브랜치는 하루이틀을 넘기지 않습니다.',
      },
    ],
  },
  {
    key: 'batches',
    capability: 'working-in-small-batches',
    statements: [
      {
        en: 'We cut features so that one person finishes a part within a week.',
        ko: '한 사람이 일주일 안에 끝낼 수 있도록 기능을 나눕니다.',
        published:
          'Our features are decomposed in a way that allows a developer to complete the work in a week or less.',
      },
      {
        en: 'We cut features so that parts of them can go to production often.',
        ko: '일부라도 자주 운영에 내보낼 수 있도록 기능을 나눕니다.',
        published: 'Our features are decomposed in a way that enables frequent production releases.',
      },
      {
        en: 'A reviewer can read one of our usual changes in a quarter of an hour.',
        ko: '보통의 변경은 리뷰어가 15분이면 읽을 수 있는 크기입니다.',
      },
    ],
  },
  {
    key: 'tests',
    capability: 'test-automation',
    statements: [
      {
        en: 'When the automated tests pass, I trust that the software can be released.',
        ko: '자동 테스트를 통과하면 출시해도 된다고 믿습니다.',
        published: 'When the automated tests pass, I am confident the software is releasable.',
      },
      {
        en: 'I can reproduce a failed acceptance test on my own machine.',
        ko: '실패한 인수 테스트를 내 개발 환경에서 재현할 수 있습니다.',
        published: 'Developers use their own development environment to reproduce acceptance test failures.',
      },
      {
        en: 'A red test means a fault in the software, hardly ever a fault in the test.',
        ko: '테스트가 실패하면 대개 테스트가 아니라 소프트웨어의 문제입니다.',
      },
    ],
  },
  {
    key: 'approval',
    capability: 'streamlining-change-approval',
    statements: [
      {
        en: 'A change goes to production without an approval from outside the team.',
        ko: '팀 밖의 승인 없이도 변경을 운영에 내보낼 수 있습니다.',
      },
      {
        en: 'Significant changes don’t wait for a senior manager’s signature.',
        ko: '중요한 변경이라도 상급 관리자의 결재를 기다리지 않습니다.',
      },
      {
        en: 'Reviews by peers and automated checks are approval enough.',
        ko: '동료 리뷰와 자동 검사를 통과하면 따로 승인받을 것이 없습니다.',
      },
    ],
  },
  {
    key: 'monitoring',
    capability: 'monitoring-and-observability',
    statements: [
      {
        en: 'Our tools help us understand and debug the system in production.',
        ko: '운영 중인 시스템을 이해하고 문제를 추적하는 데 도움이 되는 도구가 있습니다.',
        published:
          'My team has tooling in place that can help us with understanding and debugging our systems in production.',
      },
      {
        en: 'Our tools let us find out things that we didn’t know to ask about.',
        ko: '미처 몰랐던 문제도 도구로 찾아낼 수 있습니다.',
        published:
          'My team has tooling in place that provides the ability to find information about things we did not previously know (“unknown unknowns“).',
      },
      {
        en: 'We notice a problem before our users tell us.',
        ko: '사용자가 알려 주기 전에 우리가 먼저 문제를 알아챕니다.',
      },
    ],
  },
  {
    key: 'docs',
    capability: 'documentation-quality',
    statements: [
      {
        en: 'I can rely on our technical documentation.',
        ko: '우리 기술 문서는 믿을 만합니다.',
        published: 'I can rely on our technical documentation.',
      },
      {
        en: 'When I need a document, I find the right one easily.',
        ko: '필요할 때 맞는 문서를 쉽게 찾습니다.',
        published: 'It is easy to find the right technical document when I need it.',
      },
      {
        en: 'When something breaks, I reach for the documentation.',
        ko: '장애나 문제가 생기면 먼저 문서를 찾아봅니다.',
        published: 'When there’s an incident or problem that needs troubleshooting, I reach for the documentation.',
      },
    ],
  },
  {
    key: 'maintain',
    capability: 'code-maintainability',
    statements: [
      {
        en: 'Adding a new dependency to my project is easy.',
        ko: '프로젝트에 새 의존성을 추가하기 쉽습니다.',
        published: 'It’s easy for me to add new dependencies to my project.',
      },
      {
        en: 'I find examples in our code easily.',
        ko: '우리 코드에서 참고할 예를 쉽게 찾습니다.',
        published: 'It’s easy for me to find examples in our codebase.',
      },
      {
        en: 'If we need to, changing another team’s code is easy.',
        ko: '필요하면 다른 팀의 코드도 쉽게 고칠 수 있습니다.',
        published: 'It’s easy for us to change code maintained by other teams if we need to.',
      },
    ],
  },
  {
    key: 'database',
    capability: 'database-change-management',
    statements: [
      {
        en: 'Changes to the database take the same way to production as changes to the application.',
        ko: '데이터베이스 변경도 애플리케이션 변경과 같은 방식으로 운영에 반영합니다.',
        published: 'Production database changes are managed in the same way as production application changes.',
      },
      {
        en: 'Everybody can see which database changes are coming and how far they are.',
        ko: '예정된 데이터베이스 변경이 어디까지 진행되었는지 누구나 볼 수 있습니다.',
        published: 'Everyone in our engineering org has visibility into the progress of pending database changes.',
      },
      {
        en: 'Database changes need no downtime.',
        ko: '데이터베이스를 변경해도 서비스를 멈추지 않습니다.',
      },
    ],
  },
];
