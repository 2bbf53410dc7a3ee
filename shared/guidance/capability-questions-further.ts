/**
 * Statements of the capabilities beyond the core of the check (capability-questions.ts says how they are meant). Those with
 * DORA's own words are after the core survey, the others after the pages of the capabilities (dora.dev, CC BY 4.0).
 */
import type { CapabilityQuestions } from './capability-questions.ts';

export const FURTHER_CAPABILITY_QUESTIONS: readonly CapabilityQuestions[] = [
  {
    key: 'deploy',
    capability: 'deployment-automation',
    statements: [
      {
        en: 'A deployment takes one click or one command, or none.',
        ko: '배포는 클릭 한 번이나 명령 한 줄이면 되거나, 저절로 이루어집니다.',
      },
      {
        en: 'We deploy to every environment in the same way.',
        ko: '어느 환경이든 같은 방식으로 배포합니다.',
      },
      {
        en: 'Anybody on the team can deploy, and can go back to the version before.',
        ko: '팀원 누구나 배포할 수 있고, 이전 버전으로 되돌릴 수도 있습니다.',
      },
    ],
  },
  {
    key: 'vcs',
    capability: 'version-control',
    statements: [
      {
        en: 'The code and the configuration of our application are under version control.',
        ko: '애플리케이션 코드와 설정을 모두 버전 관리 시스템에 둡니다.',
        published: 'Our application code and configurations are in a version control system.',
      },
      {
        en: 'The configuration and the scripts of our systems are under version control.',
        ko: '시스템 설정과 스크립트도 버전 관리 시스템에 둡니다.',
        published: 'Our system configurations and scripts are in a version control system.',
      },
      {
        en: 'We could build production anew from what is under version control alone.',
        ko: '버전 관리 시스템에 있는 것만으로 운영 환경을 처음부터 다시 만들 수 있습니다.',
      },
    ],
  },
  {
    key: 'alerts',
    capability: 'proactive-failure-notification',
    statements: [
      {
        en: 'We are alerted when a value starts to drift, before anything breaks.',
        ko: '고장이 나기 전, 수치가 나빠지기 시작할 때 알림이 옵니다.',
      },
      {
        en: 'Every alert reaches somebody who can act on it.',
        ko: '알림은 조치할 수 있는 사람에게 바로 갑니다.',
      },
      {
        en: 'An alert means that there is something to do; hardly any is ignored.',
        ko: '알림이 오면 실제로 할 일이 있습니다. 그냥 넘기는 알림은 거의 없습니다.',
      },
    ],
  },
  {
    key: 'security',
    capability: 'pervasive-security',
    statements: [
      {
        en: 'We test for security problems all along, not only at the end.',
        ko: '보안 테스트를 마지막에 몰아서 하지 않고 개발하는 내내 합니다.',
        published: 'Tests to help us discover security problems are run throughout the software development process.',
      },
      {
        en: 'Approved libraries, packages and tools are easy to get and to use.',
        ko: '보안 승인을 받은 라이브러리와 패키지, 도구를 쉽게 가져다 쓸 수 있습니다.',
        published:
          'Information Security has made easy-to-consume pre-approved libraries, packages, and/or toolchains and processes for developers and IT operations.',
      },
      {
        en: 'The people who look after security work with us from the beginning.',
        ko: '보안 담당자가 처음부터 우리와 함께 일합니다.',
        published: 'Our information security team works with us throughout the development process.',
      },
    ],
  },
  {
    key: 'experiments',
    capability: 'team-experimentation',
    statements: [
      {
        en: 'We may try a new idea without asking anybody outside the team.',
        ko: '팀 밖의 허락을 구하지 않고도 새로운 아이디어를 시험해 볼 수 있습니다.',
      },
      {
        en: 'When we learn something while building, we may change what was specified.',
        ko: '만들다가 새로 알게 된 것이 있으면 정해진 명세도 바꿀 수 있습니다.',
      },
      {
        en: 'There is time set aside for trying things out.',
        ko: '새로운 시도를 해 볼 시간이 따로 있습니다.',
      },
    ],
  },
  {
    key: 'flow',
    capability: 'visibility-of-work-in-the-value-stream',
    statements: [
      {
        en: 'I can see where each piece of work is between the idea and production.',
        ko: '아이디어부터 운영까지, 어떤 일이 지금 어디에 있는지 볼 수 있습니다.',
      },
      {
        en: 'We know where work waits longest.',
        ko: '일이 어디에서 가장 오래 기다리는지 알고 있습니다.',
      },
      {
        en: 'Together we regularly go through the whole way from an idea to its users.',
        ko: '아이디어가 사용자에게 닿기까지의 모든 과정을 정기적으로 함께 살펴봅니다.',
      },
    ],
  },
  {
    key: 'wip',
    capability: 'work-in-process-limits',
    statements: [
      {
        en: 'We limit how many things we work on at a time, and keep to it.',
        ko: '동시에 진행하는 일의 수를 정해 두고 지킵니다.',
      },
      {
        en: 'We finish what we have begun before we begin something new.',
        ko: '새 일을 시작하기 전에 하던 일부터 끝냅니다.',
      },
      {
        en: 'When a limit is reached, we clear what blocks us rather than raise it.',
        ko: '한도가 차면 한도를 늘리지 않고, 막혀 있는 원인부터 풀어냅니다.',
      },
    ],
  },
  {
    key: 'learning',
    capability: 'learning-culture',
    statements: [
      {
        en: 'Learning is seen as an investment here, not as a cost.',
        ko: '우리 조직은 배움을 비용이 아니라 투자로 봅니다.',
      },
      {
        en: 'There is time to learn within working hours.',
        ko: '업무 시간 안에 배울 시간이 있습니다.',
      },
      {
        en: 'After a failure we work out what there is to learn, and tell other teams.',
        ko: '장애를 겪고 나면 무엇을 배울지 함께 찾고, 다른 팀과도 나눕니다.',
      },
    ],
  },
  {
    key: 'data',
    capability: 'test-data-management',
    statements: [
      {
        en: 'I get data for automated tests whenever I need it.',
        ko: '자동 테스트에 쓸 데이터를 필요할 때 바로 얻을 수 있습니다.',
        published: 'I can acquire test data for my automated test suite on demand.',
      },
      {
        en: 'We have the data that all of our automated tests need.',
        ko: '자동 테스트를 모두 돌릴 만큼 테스트 데이터가 충분합니다.',
        published: 'My team has adequate test data to run our full automated test suite.',
      },
      {
        en: 'Missing or stale data hardly ever keeps us from testing.',
        ko: '데이터가 없거나 오래되어 테스트하지 못하는 일은 거의 없습니다.',
      },
    ],
  },
  {
    key: 'infra',
    capability: 'flexible-infrastructure',
    statements: [
      {
        en: 'I can get servers, storage and services by myself, without a ticket.',
        ko: '서버와 스토리지, 서비스를 티켓 없이 직접 만들어 쓸 수 있습니다.',
        published:
          'I can independently provision and configure resources (compute, storage, etc.) and capabilities (APIs, monitoring, etc.) on demand, without raising tickets or requiring human interaction.',
      },
      {
        en: 'Applications share computing resources, which follow the demand.',
        ko: '여러 애플리케이션이 컴퓨팅 자원을 나눠 쓰고, 수요에 따라 늘리고 줄입니다.',
        published:
          'Computing resources are pooled across multiple applications and dynamically assigned and re-assigned based on demand.',
      },
      {
        en: 'A new environment takes us no more than an hour.',
        ko: '새 환경을 한 시간 안에 만들 수 있습니다.',
      },
    ],
  },
];
