import { texts } from './texts.ts';

/** Of each rule of advice: what to do, why (with the numbers of its first evidence), and what to do on Monday. */
export const adviceRules = texts(
  {
    'long-branches': {
      title: 'Bring changes up for review earlier',
      why: 'Half of the pull requests are worked on for more than {{median}} before anybody is asked to look; that is {{share}} of their lead time. What grows alone for days is hard to review and hard to merge.',
      'first-step':
        'Take the next story, cut off the part that could be merged tomorrow, and open its pull request the same day. What isn’t finished hides behind a feature flag.',
    },
    'slow-pipeline': {
      title: 'Make the pipeline fast',
      why: 'Half of the {{n}} runs take more than {{median}}. Everybody waits for it with every change, and turns to something else meanwhile.',
      'first-step':
        'List the steps of the slowest pipeline by their time, and let the two longest run side by side or only where their files changed.',
      gain: 'Waiting for a run, if it gets as fast as DORA advises: {{median}} → 10 min. What that does to lead time can’t be computed.',
    },
    'failing-pipeline': {
      title: 'Make the pipeline worth trusting',
      why: '{{failed}} of {{n}} runs failed ({{rate}}). Where red is normal, nobody looks any more, and real faults slip through.',
      'first-step':
        'Find the three tests that fail most often without a fault of the code, and take them out of the pipeline until they are mended.',
      gain: 'Runs that fail, once those that aren’t to blame are mended: {{rate}} → about 10 %. What that does to lead time can’t be computed.',
    },
    'review-wait': {
      title: 'Let reviews wait less',
      why: 'Half of the pull requests wait more than {{median}} from ready to approved; that is {{share}} of their lead time. Nobody works on them meanwhile.',
      'first-step':
        'Agree that every request gets its first answer within half a day, and begin each day with the open reviews before anything new.',
    },
    'merge-wait': {
      title: 'Merge what is approved',
      why: 'Half of the approved pull requests lie for more than {{median}} before they are merged; that is {{share}} of their lead time. They are finished, and go out of date while they wait.',
      'first-step':
        'Switch on automatic merging: what is approved and green is merged by itself. Look at the last three to see what they waited for.',
    },
    'release-wait': {
      title: 'Release what is merged',
      why: 'Half of the merged changes wait more than {{median}} for a deployment to take them along; that is {{share}} of their lead time. The work is done and nobody has it yet.',
      'first-step':
        'Choose one service that is tested well, and deploy it after every merge for two weeks. Unfinished features stay switched off.',
    },
    'slow-deploy': {
      title: 'Make deploying itself fast',
      why: 'Half of the {{n}} deployments take more than {{median}} from start to finish. Every change waits that long, and in an emergency every fix.',
      'first-step':
        'Write down the steps of the last deployment with their times. Automate the longest that somebody does by hand, or cut the longest wait.',
    },
    'rare-deployments': {
      title: 'Deploy more often, in smaller steps',
      why: 'A service’s deployments come to {{perWeek}} on average, although changes are waiting. What is gathered for so long goes out large and is hard to take back.',
      'first-step':
        'Put a second date between two releases, for the service with the least risk, and deploy whatever is ready by then.',
    },
    'fixed-days': {
      title: 'Deploy on more days than one',
      why: '{{share}} of the deployments go out on one day of the week ({{weekday}}: {{count}} of {{n}}). For the rest of the week changes queue, and then they all go out together.',
      'first-step':
        'Open a second day: for the next two weeks anything that is ready three days after the usual one is deployed then.',
    },
    'large-deployments': {
      title: 'Deploy less at once',
      why: 'Deployments of more than {{size}} changes fail in {{large}} of cases, smaller ones in {{small}}. The more goes out at once, the more can break, and the longer it takes to find out which it was.',
      'why-extreme':
        'Half of the deployments bring more than {{size}} changes, and {{rate}} of them fail. Where so much goes out at once, nobody can say which of it broke.',
      'first-step':
        'With the next large release, deploy half of it a day earlier. Note for both halves how long you look for the cause if anything fails.',
    },
    'high-failure-rate': {
      title: 'Catch faults before they are deployed',
      why: '{{failed}} of {{n}} deployments failed ({{rate}}). So many are more than bad luck.',
      'first-step':
        'Take the last five failures and ask of each which test would have found it. Write that test for the two that you would least like to see again, and let the pipeline stop where it fails.',
    },
    'failing-services': {
      title: 'Mend the few services that keep failing',
      why: 'Deployments of {{service}} fail in {{rate}} of cases ({{failed}} of {{n}}), those of the others in {{others}}.',
      'first-step':
        'Go through its last five failures with whoever owns it. Until a test covers the cause they have in common, but for two weeks at most, nothing new goes in.',
    },
    'failing-hours': {
      title: 'Don’t deploy when it goes wrong most',
      why: 'Deployments at these hours fail in {{rate}} of cases ({{failed}} of {{n}}), at all others in {{others}}. Chance alone hardly explains that.',
      'first-step':
        'For two weeks, let what isn’t urgent wait until those hours are over, and find out what is different then: who is there, what is in a hurry, what runs beside it.',
    },
    rework: {
      title: 'Spend less on putting things right',
      why: '{{rate}} of the {{n}} deployments weren’t planned: hotfixes {{hotfixes}}, rollbacks {{rollbacks}}, reverts {{reverts}}. Each of them takes the place of something new.',
      'first-step':
        'Look at the last five hotfixes: what check would have shown it before? Add the cheapest one to the pipeline as a gate.',
    },
    'slow-detection': {
      title: 'Notice failures sooner',
      why: 'Half of the failures go unnoticed for more than {{median}}; that is {{share}} of the time until they are over. Often it is a customer who notices first.',
      'first-step':
        'Take the last three incidents and ask which number showed it first. Set an alert on that number today, and mark deployments on its chart.',
    },
    'slow-reaction': {
      title: 'React to alerts sooner',
      why: 'Once noticed, half of the failures wait more than {{median}} until somebody takes them up; that is {{share}} of the time until they are over.',
      'first-step':
        'Write down who is on call this week, and who is called when nobody answers for five minutes. Send alerts to that person and nowhere else.',
    },
    'slow-repair': {
      title: 'Find and mend causes sooner',
      why: 'Half of the failures take more than {{median}} to put right once somebody is at it; that is {{share}} of the time until they are over.',
      'first-step':
        'Write a page for the most frequent kind of failure: where to look first, how to take the change back, whom to ask. Try it out at the next one.',
    },
    'slow-recovery': {
      title: 'Recover sooner',
      why: 'Half of the {{n}} failures last longer than {{median}}. The data doesn’t say whether that is noticing, reacting or repairing.',
      'first-step':
        'For the next five incidents note three times: noticed, taken up, over. Then you know which part to begin with.',
    },
    'rollback-first': {
      title: 'Roll back first, find out later',
      why: 'Failures that were rolled back were over in {{back}} (median of {{backs}}). Those that were repaired going forward took {{forward}} (median of {{forwards}}): {{factor}} times as long.',
      'first-step':
        'Make it the rule that whoever is on call rolls back within ten minutes unless there is a reason not to. Practise it once this week, on a calm day.',
    },
    'late-stop': {
      title: 'Stop a faulty version as soon as it shows',
      why: 'After {{known}} beside the version before, {{version}} of {{service}} was clearly worse. It ran on for {{longer}}: {{requests}} requests, and {{errors}} errors that the version before would not have made.',
      'first-step':
        'For the next release, name somebody who watches its error rate beside that of the version before for the first {{watch}}. Agree beforehand on the rise at which it is rolled back without asking.',
      gain: 'Stopped at once, {{version}} would have run {{longer}} less, with {{requests}} requests and {{errors}} errors fewer. What that does to recovery time can’t be computed.',
    },
    'behind-the-others': {
      title: 'Help those whose changes take longest',
      why: 'Changes of {{name}} take {{median}}, those of all others {{others}}: {{factor}} times as long. Where the work is of another kind, such as an app that waits for a store’s review, that may be as it should be.',
      'first-step':
        'Follow the last three changes there from the first commit to production, together with a team that is faster, and ask at each step what was waited for.',
      gain: 'Changes of {{name}}, if they took as long as the others: {{median}} → {{others}}. How much of that can be reached depends on the work, so it isn’t computed for the metrics.',
    },
  },
  {
    'long-branches': {
      title: '변경을 더 일찍 리뷰에 올리세요',
      why: '풀 리퀘스트의 절반은 리뷰를 요청하기까지 {{median}} 넘게 걸립니다. 리드 타임의 {{share}}에 해당합니다. 며칠씩 혼자 자란 변경은 리뷰하기도 병합하기도 어렵습니다.',
      'first-step':
        '다음 작업에서 내일이라도 병합할 수 있는 부분을 떼어 내 그날 바로 풀 리퀘스트를 여세요. 덜 된 기능은 기능 플래그로 가려 두면 됩니다.',
    },
    'slow-pipeline': {
      title: '파이프라인을 빠르게 만드세요',
      why: '파이프라인 실행 {{n}}회의 절반은 {{median}} 넘게 걸립니다. 변경할 때마다 모두가 기다리고, 그사이 다른 일로 옮겨 갑니다.',
      'first-step':
        '가장 느린 파이프라인의 단계를 오래 걸린 순서대로 적어 보세요. 가장 긴 두 단계를 나란히 돌리거나, 관련 파일이 바뀌었을 때만 돌리세요.',
      gain: '실행 한 번에 걸리는 시간, DORA 권장 수준이 된다면: {{median}} → 10분. 리드 타임이 얼마나 줄어드는지는 계산할 수 없습니다.',
    },
    'failing-pipeline': {
      title: '믿을 수 있는 파이프라인으로 만드세요',
      why: '파이프라인 실행 {{n}}회 중 {{failed}}회가 실패했습니다({{rate}}). 빨간불이 예사가 되면 아무도 보지 않게 되고, 진짜 결함도 그냥 지나갑니다.',
      'first-step':
        '코드에 문제가 없는데도 가장 자주 실패하는 테스트 세 개를 찾아, 고칠 때까지 파이프라인에서 빼 두세요.',
      gain: '실행 실패율, 코드와 상관없는 실패를 없앤다면: {{rate}} → 약 10%. 리드 타임이 얼마나 줄어드는지는 계산할 수 없습니다.',
    },
    'review-wait': {
      title: '리뷰 대기 시간을 줄이세요',
      why: '풀 리퀘스트의 절반은 리뷰 요청부터 승인까지 {{median}} 넘게 기다립니다. 리드 타임의 {{share}}에 해당합니다. 그동안은 아무도 그 일을 하고 있지 않습니다.',
      'first-step':
        '리뷰 요청에는 반나절 안에 첫 답을 주기로 약속하세요. 매일 새 일을 시작하기 전에 열려 있는 리뷰부터 처리하세요.',
    },
    'merge-wait': {
      title: '승인된 변경은 바로 병합하세요',
      why: '승인된 풀 리퀘스트의 절반은 병합되기까지 {{median}} 넘게 머물러 있습니다. 리드 타임의 {{share}}에 해당합니다. 다 끝난 일인데도 그사이 낡아 갑니다.',
      'first-step':
        '자동 병합을 켜서, 승인되고 검사를 통과한 변경은 저절로 병합되게 하세요. 최근 세 건이 무엇을 기다렸는지도 확인해 보세요.',
    },
    'release-wait': {
      title: '병합한 변경을 바로 내보내세요',
      why: '병합된 변경의 절반은 배포에 실리기까지 {{median}} 넘게 기다립니다. 리드 타임의 {{share}}에 해당합니다. 일은 끝났지만 아직 아무도 쓰지 못합니다.',
      'first-step':
        '테스트가 잘 갖춰진 서비스 하나를 골라 2주 동안 병합할 때마다 배포해 보세요. 덜 된 기능은 꺼 둔 채로 내보내면 됩니다.',
    },
    'slow-deploy': {
      title: '배포 작업 자체를 빠르게 하세요',
      why: '배포 {{n}}건의 절반은 시작부터 완료까지 {{median}} 넘게 걸립니다. 모든 변경이 그만큼 기다리고, 급한 수정도 마찬가지입니다.',
      'first-step':
        '지난 배포의 단계와 걸린 시간을 적어 보세요. 손으로 하는 일 가운데 가장 긴 것을 자동화하거나, 가장 긴 대기를 없애세요.',
    },
    'rare-deployments': {
      title: '더 작게, 더 자주 배포하세요',
      why: '변경이 기다리고 있는데도 서비스 하나가 평균 {{perWeek}} 배포됩니다. 오래 모은 변경은 한꺼번에 크게 나가고 되돌리기도 어렵습니다.',
      'first-step':
        '가장 위험이 적은 서비스부터, 두 릴리스 사이에 배포일을 하루 더 잡고 그때까지 준비된 것을 내보내세요.',
    },
    'fixed-days': {
      title: '배포하는 요일을 늘리세요',
      why: '배포의 {{share}}가 한 요일에 몰려 있습니다({{weekday}}요일: {{n}}건 중 {{count}}건). 나머지 요일에는 변경이 줄을 서 있다가 한꺼번에 나갑니다.',
      'first-step':
        '배포일을 하루 더 만드세요. 앞으로 2주 동안, 평소 배포일에서 사흘 뒤에 준비된 것은 그날 내보내세요.',
    },
    'large-deployments': {
      title: '한 번에 내보내는 양을 줄이세요',
      why: '변경이 {{size}}건보다 많은 배포의 실패율은 {{large}}, 그보다 작은 배포는 {{small}}입니다. 한꺼번에 많이 나갈수록 깨질 곳이 늘고 원인을 찾기도 오래 걸립니다.',
      'why-extreme':
        '배포의 절반은 변경을 {{size}}건 넘게 싣고 나가며, 실패율은 {{rate}}입니다. 한꺼번에 그렇게 많이 나가면 무엇이 문제였는지 알기 어렵습니다.',
      'first-step':
        '다음 큰 릴리스는 절반을 하루 먼저 배포해 보세요. 문제가 생기면 원인을 찾는 데 걸린 시간을 양쪽 다 적어 두세요.',
    },
    'high-failure-rate': {
      title: '결함을 배포 전에 잡으세요',
      why: '배포 {{n}}건 중 {{failed}}건이 실패했습니다({{rate}}). 운이 나빴다고 하기에는 많습니다.',
      'first-step':
        '최근 실패 다섯 건을 놓고, 어떤 테스트가 있었다면 찾아냈을지 하나씩 따져 보세요. 다시 보고 싶지 않은 두 건의 테스트를 만들고, 통과하지 못하면 파이프라인이 멈추게 하세요.',
    },
    'failing-services': {
      title: '자주 실패하는 몇몇 서비스부터 고치세요',
      why: '{{service}} 배포의 실패율은 {{rate}}입니다({{n}}건 중 {{failed}}건). 나머지 서비스는 {{others}}입니다.',
      'first-step':
        '그 서비스를 맡은 사람들과 최근 실패 다섯 건을 살펴보세요. 공통된 원인을 잡아내는 테스트가 생길 때까지, 길어야 2주 동안은 새 기능을 넣지 마세요.',
    },
    'failing-hours': {
      title: '가장 자주 실패하는 시간대를 피하세요',
      why: '이 시간대 배포의 실패율은 {{rate}}입니다({{n}}건 중 {{failed}}건). 다른 시간대는 {{others}}입니다. 우연이라고 보기 어려운 차이입니다.',
      'first-step':
        '2주 동안 급하지 않은 배포는 그 시간대가 지난 뒤로 미뤄 보세요. 그리고 그 시간대에는 무엇이 다른지, 누가 있고 무엇에 쫓기고 무엇이 함께 도는지 알아보세요.',
    },
    rework: {
      title: '바로잡는 데 쓰는 힘을 줄이세요',
      why: '배포 {{n}}건 가운데 계획에 없던 배포의 비율은 {{rate}}입니다(핫픽스 {{hotfixes}}, 롤백 {{rollbacks}}, 되돌리기 {{reverts}}). 그만큼 새 기능이 뒤로 밀립니다.',
      'first-step':
        '최근 핫픽스 다섯 건을 보세요. 어떤 검사가 있었다면 미리 알았을까요? 그중 가장 손쉬운 검사를 파이프라인의 관문으로 넣으세요.',
    },
    'slow-detection': {
      title: '장애를 더 빨리 알아차리세요',
      why: '장애의 절반은 알아차리기까지 {{median}} 넘게 걸립니다. 복구까지 걸린 시간의 {{share}}에 해당합니다. 고객이 먼저 아는 일도 많습니다.',
      'first-step':
        '최근 장애 세 건에서 어떤 수치가 가장 먼저 움직였는지 찾아보세요. 오늘 그 수치에 알림을 걸고, 그래프에 배포 시각도 함께 표시하세요.',
    },
    'slow-reaction': {
      title: '알림에 더 빨리 대응하세요',
      why: '장애를 알아차린 뒤에도 절반은 {{median}} 넘게 맡는 사람이 없습니다. 복구까지 걸린 시간의 {{share}}에 해당합니다.',
      'first-step':
        '이번 주 온콜 담당자가 누구인지, 5분 동안 답이 없으면 누구를 부를지 적어 두세요. 알림은 그 사람에게만 보내세요.',
    },
    'slow-repair': {
      title: '원인을 더 빨리 찾고 고치세요',
      why: '누군가 맡은 뒤에도 장애의 절반은 고치는 데 {{median}} 넘게 걸립니다. 복구까지 걸린 시간의 {{share}}에 해당합니다.',
      'first-step':
        '가장 잦은 장애 유형에 대해 한 장짜리 안내를 쓰세요. 어디부터 볼지, 어떻게 되돌릴지, 누구에게 물을지면 됩니다. 다음 장애 때 써 보고 다듬으세요.',
    },
    'slow-recovery': {
      title: '더 빨리 복구하세요',
      why: '장애 {{n}}건의 절반은 {{median}} 넘게 이어집니다. 알아차리는 데, 대응하는 데, 고치는 데 각각 얼마나 걸렸는지는 데이터에 없습니다.',
      'first-step':
        '앞으로 장애 다섯 건은 알아차린 시각, 맡은 시각, 끝난 시각을 적어 두세요. 어디부터 줄일지 알게 됩니다.',
    },
    'rollback-first': {
      title: '먼저 되돌리고, 원인은 나중에 찾으세요',
      why: '롤백한 장애는 {{back}} 만에 끝나고({{backs}}건의 중앙값), 고쳐서 다시 배포한 장애는 {{forward}} 걸립니다({{forwards}}건). {{factor}}배 차이입니다.',
      'first-step':
        '특별한 이유가 없으면 온콜 담당자가 10분 안에 롤백하는 것을 원칙으로 하세요. 이번 주 한가한 날에 한 번 연습해 보세요.',
    },
    'late-stop': {
      title: '문제 있는 버전은 드러나는 즉시 멈추세요',
      why: '{{service}}의 {{version}} 버전은 이전 버전과 함께 운영된 지 {{known}} 만에 문제가 있다는 것을 알 수 있었습니다. 그런데도 {{longer}} 더 운영되면서 요청 {{requests}}건을 받았고, 이전 버전이었다면 없었을 오류 {{errors}}건을 냈습니다.',
      'first-step':
        '다음 배포 때는 처음 {{watch}} 동안 새 버전과 이전 버전의 오류율을 나란히 지켜볼 사람을 정하세요. 오류율이 얼마나 오르면 묻지 않고 롤백할지도 미리 정해 두세요.',
      gain: '바로 멈췄다면 {{version}} 버전의 운영 시간 {{longer}}, 요청 {{requests}}건, 오류 {{errors}}건을 줄일 수 있었습니다. 복구 시간이 얼마나 줄어드는지는 계산할 수 없습니다.',
    },
    'behind-the-others': {
      title: '가장 오래 걸리는 곳을 도와주세요',
      why: '{{name}}의 변경은 {{median}} 걸리고, 나머지는 {{others}} 걸립니다. {{factor}}배 차이입니다. 스토어 심사를 기다리는 앱처럼 일의 성격이 다르다면 그럴 만한 차이일 수도 있습니다.',
      'first-step':
        '그곳의 최근 변경 세 건을 첫 커밋부터 운영 배포까지 따라가 보세요. 더 빠른 팀과 함께, 단계마다 무엇을 기다렸는지 물어보세요.',
      gain: '{{name}}의 변경, 다른 곳만큼만 걸린다면: {{median}} → {{others}}. 얼마나 줄일 수 있는지는 일의 성격에 달려 있어 지표로는 계산하지 않았습니다.',
    },
  },
);
