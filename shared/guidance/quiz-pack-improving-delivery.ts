/**
 * The first quiz pack: which kind of tool helps with which metric. The tools are named by one vendor's product names
 * because those are the names an audience meets; the explanations say what kind of tool is meant.
 */
import type { QuizPack } from './quiz.ts';

export const IMPROVING_DELIVERY: QuizPack = {
  id: 'improving-delivery',
  title: { en: 'Tools that improve delivery', ko: '배포 성과를 끌어올리는 도구' },
  questions: [
    {
      id: 'pipeline-bottleneck',
      prompt: {
        en: 'Changes take too long to reach production, and you suspect the build. Which tool shows where the CI pipeline loses its time?',
        ko: '변경 리드 타임을 줄이려는데 빌드가 의심됩니다. CI 파이프라인의 어디에서 시간이 새는지 보여 주는 도구는 무엇일까요?',
      },
      options: [
        { id: 'sca', text: { en: 'Software Composition Analysis', ko: 'Software Composition Analysis' } },
        { id: 'csi', text: { en: 'CSI, the crime scene unit', ko: 'CSI 과학수사대' } },
        { id: 'test-optimization', text: { en: 'Test Optimization', ko: 'Test Optimization' } },
        { id: 'ci-visibility', text: { en: 'CI Visibility', ko: 'CI Visibility' } },
        { id: 'quality-gate', text: { en: 'Quality Gate', ko: 'Quality Gate' } },
      ],
      topic: 'tools',
      correct: ['ci-visibility'],
      explanation: {
        en: 'CI Visibility records every run as a trace of stages and jobs, so the slowest one on the critical path stands out. Test Optimization looks at the tests alone, composition analysis at the libraries you depend on.',
        ko: 'CI Visibility는 실행할 때마다 단계와 작업을 추적해 기록하므로, 전체 시간을 잡아먹는 가장 느린 작업이 바로 드러납니다. Test Optimization은 테스트만, Software Composition Analysis는 가져다 쓰는 라이브러리를 살핍니다.',
      },
      source: {
        title: {
          en: 'Datadog documentation: CI Pipeline Visibility',
          ko: 'Datadog 문서: CI Pipeline Visibility',
        },
        url: 'https://docs.datadoghq.com/continuous_integration/pipelines/',
      },
    },
    {
      id: 'stop-the-pipeline',
      prompt: {
        en: 'A change breaks a static analysis rule. What can stop its pipeline before it goes any further?',
        ko: '정적 분석 규칙을 어긴 변경이 있습니다. 더 나아가지 못하게 파이프라인을 멈출 수 있는 것은 무엇일까요?',
      },
      options: [
        { id: 'ci-visibility', text: { en: 'CI Visibility', ko: 'CI Visibility' } },
        { id: 'sca', text: { en: 'Software Composition Analysis', ko: 'Software Composition Analysis' } },
        { id: 'test-optimization', text: { en: 'Test Optimization', ko: 'Test Optimization' } },
        { id: 'software-gate', text: { en: 'Software Gate', ko: 'Software Gate' } },
        { id: 'quality-gate', text: { en: 'Quality Gate', ko: 'Quality Gate' } },
      ],
      topic: 'tools',
      correct: ['quality-gate'],
      explanation: {
        en: 'A quality gate turns findings into a rule (“no new error in this repository”) and fails the pipeline when it is broken. Fewer faults arrive, and the change failure rate falls. The product is called PR Gates today; nothing is called Software Gate.',
        ko: 'Quality Gate는 분석 결과를 ‘이 저장소에 새 오류가 없을 것’ 같은 규칙으로 만들고, 어기면 파이프라인을 실패로 끝냅니다. 결함이 덜 나가니 변경 실패율이 내려갑니다. 지금은 PR Gates라는 이름으로 불리며, Software Gate라는 제품은 없습니다.',
      },
      source: {
        title: { en: 'Datadog documentation: PR Gates', ko: 'Datadog 문서: PR Gates' },
        url: 'https://docs.datadoghq.com/quality_gates/',
      },
    },
    {
      id: 'spread-the-news',
      prompt: {
        en: 'Production is down. Which two tools bring the news to the right people fast?',
        ko: '운영 환경에 장애가 났습니다. 알아야 할 사람에게 빠르게 알리는 데 도움이 되는 도구 두 가지는 무엇일까요?',
      },
      options: [
        { id: 'ci-visibility', text: { en: 'CI Visibility', ko: 'CI Visibility' } },
        { id: 'incident-management', text: { en: 'Incident Management', ko: 'Incident Management' } },
        { id: 'session-replay', text: { en: 'Session Replay', ko: 'Session Replay' } },
        { id: 'on-call', text: { en: 'On-Call', ko: 'On-Call' } },
      ],
      topic: 'tools',
      correct: ['incident-management', 'on-call'],
      explanation: {
        en: 'On-Call wakes the one whose turn it is and escalates when nobody answers; Incident Management gathers everyone involved around one timeline. Both shorten the first minutes of the recovery time.',
        ko: 'On-Call은 당번에게 바로 연락하고, 응답이 없으면 다음 사람에게 넘깁니다. Incident Management는 관련된 사람을 하나의 타임라인으로 모읍니다. 둘 다 복구 시간의 처음 몇 분을 줄여 줍니다.',
      },
      source: {
        title: { en: 'Datadog documentation: Incident Response', ko: 'Datadog 문서: Incident Response' },
        url: 'https://docs.datadoghq.com/incident_response/',
      },
    },
    {
      id: 'act-from-the-dashboard',
      prompt: {
        en: 'A dashboard shows a virtual machine that idles. Which tool lets you restart or delete it from right there?',
        ko: '대시보드에서 놀고 있는 가상 머신을 발견했습니다. 그 자리에서 재시작하거나 삭제하게 해 주는 도구는 무엇일까요?',
      },
      options: [
        { id: 'npm', text: { en: 'Network Performance Monitoring', ko: 'Network Performance Monitoring' } },
        { id: 'synthetics', text: { en: 'Synthetics', ko: 'Synthetics' } },
        { id: 'code-analysis', text: { en: 'Code Analysis', ko: 'Code Analysis' } },
        { id: 'app-builder', text: { en: 'App Builder', ko: 'App Builder' } },
      ],
      topic: 'tools',
      correct: ['app-builder'],
      explanation: {
        en: 'Small apps built with App Builder sit in a dashboard and act on resources through the cloud’s own interface. Seeing and acting in one place saves minutes when service must be restored.',
        ko: 'App Builder로 만든 작은 앱은 대시보드 안에 놓여 클라우드 자원을 직접 조작합니다. 보는 곳에서 바로 손을 쓸 수 있으니 복구가 그만큼 빨라집니다.',
      },
      source: {
        title: { en: 'Datadog documentation: Embedded Apps', ko: 'Datadog 문서: Embedded Apps' },
        url: 'https://docs.datadoghq.com/actions/app_builder/embedded_apps/',
      },
    },
    {
      id: 'start-a-workflow',
      prompt: {
        en: 'Recovery can be automated. What can start an automated workflow?',
        ko: '복구는 자동화할 수 있습니다. 자동화된 워크플로를 시작하게 하는 것은 무엇일까요?',
      },
      options: [
        { id: 'monitor', text: { en: 'A monitor’s alert', ko: '모니터 알림' } },
        { id: 'incident', text: { en: 'An incident', ko: '장애 발생' } },
        { id: 'schedule', text: { en: 'A schedule', ko: '정해 둔 일정' } },
        { id: 'security-signal', text: { en: 'A security signal', ko: '보안 신호' } },
        { id: 'dashboard', text: { en: 'A dashboard', ko: '대시보드' } },
        { id: 'all', text: { en: 'All of them', ko: '모두 다' } },
      ],
      topic: 'tools',
      correct: ['all'],
      explanation: {
        en: 'Each of them can. A rollback that starts with the alert doesn’t wait for somebody to read it.',
        ko: '다섯 가지 모두 워크플로를 시작할 수 있습니다. 알림과 함께 시작되는 롤백은 누군가 알림을 읽을 때까지 기다리지 않습니다.',
      },
      source: {
        title: {
          en: 'Datadog documentation: Workflow Automation, triggers',
          ko: 'Datadog 문서: Workflow Automation 트리거',
        },
        url: 'https://docs.datadoghq.com/actions/workflows/trigger/',
      },
    },
  ],
};
