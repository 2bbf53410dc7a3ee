import { texts } from './texts.ts';

/** Calculation profiles: what each is called, what it is for, and how it defines each metric. */
export const profiles = texts(
  {
    how: 'How is this calculated?',
    name: {
      doradeck: 'Doradeck',
      'deck-2024': 'Deck 2024',
      datadog: 'Datadog',
      'devlake-2023': 'DevLake 2023',
      'devlake-2021': 'DevLake 2021',
      'four-keys': 'Four keys',
      middleware: 'Middleware',
      gitlab: 'GitLab',
    },
    about: {
      doradeck: 'Medians over commits and incidents; a deployment fails once, however many incidents it caused.',
      'deck-2024': 'Averages, and incidents ÷ deployments: for numbers that came from such a tool.',
      datadog: 'As Datadog DORA Metrics: lead time per deployment, recovery from a failed deployment to its fix.',
      'devlake-2023': 'As Apache DevLake with the 2023 report: deployment days, pull requests, lower medians.',
      'devlake-2021': 'As Apache DevLake with the 2021 report: recovery counts from the incident.',
      'four-keys': 'As Google’s four keys: deployment days, commits, incidents that name their root cause.',
      middleware: 'As Middleware: whole numbers and averages, pull requests by the week they were merged.',
      gitlab: 'As GitLab: deployments a day, merge to deployment, incidents ÷ deployments.',
    },
    definition: {
      doradeck: {
        deploymentFrequency:
          'Deployments that count, by the time they finished. A deployment counts if it succeeded and its environment matches the production pattern, or is not named at all.',
        changeLeadTime:
          'Median of the time from a commit’s author time to the end of the first counted deployment of the service that contains it. Merge commits are left out; the first deployment of a service sets the baseline and charges nothing; values of zero or less are set aside.',
        changeFailureRate:
          'The share of counted deployments that failed: an incident is linked to it, its own data says so, or a rollback, a revert or a hotfix shows it.',
        recoveryTime:
          'Median of the time from the start of an incident to its resolution, of the incidents resolved in the period. Open incidents are listed apart.',
      },
      'deck-2024': {
        deploymentFrequency: 'Counted deployments a week, on average over the period.',
        changeLeadTime: 'Mean over deployments of the time from the deployed commit to the end of its deployment.',
        changeFailureRate: 'Incidents that began in the period ÷ counted deployments. It can exceed 100 %.',
        recoveryTime: 'Mean of the time from the start of an incident to its end, of those resolved in the period.',
      },
      datadog: {
        deploymentFrequency:
          'Counted deployments ÷ time. The time between two is that from a service’s newest deployment of a version to the newest of the version after it.',
        changeLeadTime:
          'Each deployment has the mean over its commits, those since the deployment before of the same service and environment, merges left out; shown is the median of the deployments. The first deployment, and one whose predecessor is more than 60 days older, has none.',
        changeFailureRate:
          'The share of deployments that failed: rolled back, rolled forward (a revert or a hotfix), or linked to a failure.',
        recoveryTime: 'Median of the time from a failed deployment to the deployment that repaired it.',
      },
      'devlake-2023': {
        deploymentFrequency: 'Lower median of the days with a deployment, over the weeks that the period touches.',
        changeLeadTime:
          'Lower median over pull requests of coding, pickup, review and deploy time, each in whole minutes rounded up. A pull request belongs to the earliest deployment that brought its merge commit and has one before it.',
        changeFailureRate:
          'The share of deployments with at least one incident. An incident belongs to the latest deployment of any service that finished before it.',
        recoveryTime: 'Lower median of the time from the end of that deployment to the resolution of the incident.',
      },
      'devlake-2021': {
        deploymentFrequency: 'Lower median of the days with a deployment, over the weeks that the period touches.',
        changeLeadTime:
          'Lower median over pull requests of coding, pickup, review and deploy time, each in whole minutes rounded up. A pull request belongs to the earliest deployment that brought its merge commit and has one before it.',
        changeFailureRate:
          'The share of deployments with at least one incident. An incident belongs to the latest deployment of any service that finished before it.',
        recoveryTime: 'Lower median of the time from the start of an incident of the period to its resolution.',
      },
      'four-keys': {
        deploymentFrequency:
          'Median of the days with a deployment, over the weeks that the period touches: daily from three days a week on, then weekly, monthly or yearly by whether most weeks or months have a deployment.',
        changeLeadTime:
          'Median over commits, merges included, of the time to their deployment in whole minutes. Values of zero or less are left out.',
        changeFailureRate: 'Incidents that name the commit of a deployment as their root cause ÷ deployments.',
        recoveryTime:
          'Median in whole hours from the start of an incident, or the deployment that caused it if that was earlier, to its resolution.',
      },
      middleware: {
        deploymentFrequency:
          'Deployments a day; below one, a week; below one, a month. Averages over the days, weeks or months that the period touches, rounded down.',
        changeLeadTime:
          'Mean over the pull requests merged in the period of the time from the first commit to the first deployment after the merge.',
        changeFailureRate:
          'The share of deployments with an incident between them and the next deployment of the team; 0 % without any.',
        recoveryTime: 'Mean of the time from the start of an incident to its resolution, by when it was resolved.',
      },
      gitlab: {
        deploymentFrequency: 'Finished production deployments ÷ days of the period.',
        changeLeadTime: 'Median of the time from the merge of a merge request to the end of its deployment.',
        changeFailureRate: 'Incidents that began in the period ÷ deployments. It can exceed 100 %.',
        recoveryTime: 'Median of the time that incidents were open, of those resolved in the period.',
      },
    },
    /** No tool but DORA’s own report has the fifth metric: it is the same in every profile. */
    rework:
      'The share of counted deployments that were not planned: rollbacks, hotfixes, reverts, and those tagged so.',
    formula: {
      doradeck: {
        deploymentFrequency: 'counted deployments ÷ days of the period',
        changeLeadTime: 'median of (deployment finished − commit authored), over commits',
        changeFailureRate: 'failed deployments ÷ counted deployments',
        recoveryTime: 'median of (resolved − started), over incidents',
      },
      'deck-2024': {
        deploymentFrequency: 'counted deployments ÷ weeks of the period',
        changeLeadTime: 'mean of (deployment finished − commit authored), over deployments',
        changeFailureRate: 'incidents ÷ counted deployments',
        recoveryTime: 'mean of (resolved − started), over incidents',
      },
      datadog: {
        deploymentFrequency: 'counted deployments ÷ days of the period',
        changeLeadTime: 'median over deployments of the mean of (deployment finished − commit authored)',
        changeFailureRate: 'failed deployments ÷ counted deployments',
        recoveryTime: 'median of (repairing deployment finished − failed deployment finished)',
      },
      'devlake-2023': {
        deploymentFrequency: 'lower median of deployment days, over weeks',
        changeLeadTime: 'lower median of (coding + pickup + review + deploy), over pull requests',
        changeFailureRate: 'deployments with an incident ÷ counted deployments',
        recoveryTime: 'lower median of (resolved − deployment finished), over incidents',
      },
      'devlake-2021': {
        deploymentFrequency: 'lower median of deployment days, over weeks',
        changeLeadTime: 'lower median of (coding + pickup + review + deploy), over pull requests',
        changeFailureRate: 'deployments with an incident ÷ counted deployments',
        recoveryTime: 'lower median of (resolved − started), over incidents',
      },
      'four-keys': {
        deploymentFrequency: 'median of deployment days, over weeks',
        changeLeadTime: 'median of ⌊deployment finished − commit authored⌋ in minutes, over commits',
        changeFailureRate: 'incidents with a root cause that was deployed ÷ counted deployments',
        recoveryTime: 'median of ⌊resolved − min(started, deployment finished)⌋ in hours, over incidents',
      },
      middleware: {
        deploymentFrequency: '⌊counted deployments ÷ days, weeks or months of the period⌋',
        changeLeadTime: 'mean of (deployment finished − first commit), over merged pull requests',
        changeFailureRate: 'deployments with an incident before the next ÷ counted deployments',
        recoveryTime: 'mean of (resolved − started), over incidents',
      },
      gitlab: {
        deploymentFrequency: 'counted deployments ÷ days of the period',
        changeLeadTime: 'median of (deployment finished − merged), over merge requests',
        changeFailureRate: 'incidents ÷ counted deployments',
        recoveryTime: 'median of (resolved − started), over incidents',
      },
    },
    'rework-formula': 'unplanned deployments ÷ counted deployments',
    /** In a list of all five. */
    told: '{{metric}}: {{definition}}',
    /** What a lead time is one of. */
    counted: {
      commits_one: '{{count, number}} commit',
      commits_other: '{{count, number}} commits',
      pulls_one: '{{count, number}} pull request',
      pulls_other: '{{count, number}} pull requests',
      deployments_one: '{{count, number}} deployment',
      deployments_other: '{{count, number}} deployments',
    },
    over: {
      commits_one: 'Over {{count, number}} commit.',
      commits_other: 'Over {{count, number}} commits.',
      pulls_one: 'Over {{count, number}} pull request.',
      pulls_other: 'Over {{count, number}} pull requests.',
      deployments_one: 'Over {{count, number}} deployment.',
      deployments_other: 'Over {{count, number}} deployments.',
    },
    /** Of a report, where lead times are of pull requests. */
    'coverage-pulls':
      'Lead times of zero or less, set aside: {{nonPositive, number}}. Commits that could not be read: {{bad, number}}.',
    column: { commits: 'Commits', pulls: 'Pull requests', deployments: 'Deployments' },
    /** What the overview's table shows of the frequency. */
    frequency: {
      deployments: 'Deployments a week',
      'deployment-days': 'Deployment days a week',
      'whole-deployments': 'Deployments',
    },
    cadence: { daily: 'daily', weekly: 'weekly', monthly: 'monthly', yearly: 'yearly' },
  },
  {
    how: '어떻게 계산하나요?',
    name: {
      doradeck: 'Doradeck',
      'deck-2024': 'Deck 2024',
      datadog: 'Datadog',
      'devlake-2023': 'DevLake 2023',
      'devlake-2021': 'DevLake 2021',
      'four-keys': 'Four keys',
      middleware: 'Middleware',
      gitlab: 'GitLab',
    },
    about: {
      doradeck: '커밋과 장애의 중앙값을 씁니다. 장애가 여러 번 나도 배포 한 건의 실패로 셉니다.',
      'deck-2024': '평균과 장애 수 ÷ 배포 수를 씁니다. 그렇게 계산하는 도구의 숫자와 맞출 때 고르세요.',
      datadog: 'Datadog DORA Metrics 방식: 리드 타임은 배포별, 복구는 실패한 배포부터 고친 배포까지입니다.',
      'devlake-2023': 'Apache DevLake 2023 방식: 배포한 날 수, 풀 리퀘스트, 하위 중앙값을 씁니다.',
      'devlake-2021': 'Apache DevLake 2021 방식: 복구 시간을 장애 발생부터 잽니다.',
      'four-keys': 'Google four keys 방식: 배포한 날 수, 커밋, 원인 커밋이 적힌 장애를 씁니다.',
      middleware: 'Middleware 방식: 정수와 평균을 쓰고, 풀 리퀘스트를 병합한 주에 넣습니다.',
      gitlab: 'GitLab 방식: 하루 배포 수, 병합부터 배포까지, 장애 수 ÷ 배포 수를 씁니다.',
    },
    definition: {
      doradeck: {
        deploymentFrequency:
          '집계 대상 배포를 완료 시각 기준으로 셉니다. 성공했고 환경 이름이 운영 패턴과 일치하거나 환경이 적혀 있지 않은 배포가 집계 대상입니다.',
        changeLeadTime:
          '커밋 작성 시각부터, 그 커밋이 처음 포함된 서비스 배포가 끝날 때까지 걸린 시간의 중앙값입니다. 병합 커밋은 제외합니다. 서비스의 첫 배포는 기준점일 뿐 커밋을 계산하지 않으며, 0 이하인 값은 따로 빼 둡니다.',
        changeFailureRate:
          '집계 대상 배포 가운데 실패한 배포의 비율입니다. 장애가 연결되었거나, 데이터에 실패로 기록되었거나, 롤백·되돌리기·핫픽스로 드러난 배포를 실패로 봅니다.',
        recoveryTime:
          '기간 안에 해결된 장애의 발생부터 해결까지 걸린 시간의 중앙값입니다. 진행 중인 장애는 따로 보여 줍니다.',
      },
      'deck-2024': {
        deploymentFrequency: '기간 평균으로 본 주당 집계 대상 배포 수입니다.',
        changeLeadTime: '배포한 커밋의 작성부터 배포 완료까지 걸린 시간을 배포별로 평균한 값입니다.',
        changeFailureRate: '기간 안에 발생한 장애 수 ÷ 집계 대상 배포 수입니다. 100%를 넘을 수 있습니다.',
        recoveryTime: '기간 안에 해결된 장애의 발생부터 종료까지 걸린 시간의 평균입니다.',
      },
      datadog: {
        deploymentFrequency:
          '집계 대상 배포 수 ÷ 시간입니다. 배포 간격은 한 버전의 마지막 배포부터 그다음 버전의 마지막 배포까지를 서비스별로 잽니다.',
        changeLeadTime:
          '배포마다 같은 서비스와 환경의 직전 배포 이후 커밋(병합 제외)의 평균을 내고, 그 값들의 중앙값을 보여 줍니다. 첫 배포와 직전 배포가 60일보다 오래된 배포에는 값이 없습니다.',
        changeFailureRate: '롤백되었거나, 되돌리기나 핫픽스가 뒤따랐거나, 장애가 연결된 배포의 비율입니다.',
        recoveryTime: '실패한 배포부터 그것을 고친 배포까지 걸린 시간의 중앙값입니다.',
      },
      'devlake-2023': {
        deploymentFrequency: '기간에 걸친 주마다 배포한 날 수를 세어 하위 중앙값을 냅니다.',
        changeLeadTime:
          '풀 리퀘스트별 코딩·리뷰 대기·리뷰·배포 시간을 각각 분 단위로 올림해 더한 값의 하위 중앙값입니다. 풀 리퀘스트는 병합 커밋을 처음 내보낸, 직전 배포가 있는 가장 이른 배포에 속합니다.',
        changeFailureRate:
          '장애가 한 건 이상 난 배포의 비율입니다. 장애는 서비스와 상관없이 발생 전에 끝난 마지막 배포에 속합니다.',
        recoveryTime: '그 배포가 끝난 때부터 장애 해결까지 걸린 시간의 하위 중앙값입니다.',
      },
      'devlake-2021': {
        deploymentFrequency: '기간에 걸친 주마다 배포한 날 수를 세어 하위 중앙값을 냅니다.',
        changeLeadTime:
          '풀 리퀘스트별 코딩·리뷰 대기·리뷰·배포 시간을 각각 분 단위로 올림해 더한 값의 하위 중앙값입니다. 풀 리퀘스트는 병합 커밋을 처음 내보낸, 직전 배포가 있는 가장 이른 배포에 속합니다.',
        changeFailureRate:
          '장애가 한 건 이상 난 배포의 비율입니다. 장애는 서비스와 상관없이 발생 전에 끝난 마지막 배포에 속합니다.',
        recoveryTime: '기간 안에 발생한 장애의 발생부터 해결까지 걸린 시간의 하위 중앙값입니다.',
      },
      'four-keys': {
        deploymentFrequency:
          '기간에 걸친 주마다 배포한 날 수를 세어 중앙값을 냅니다. 사흘 이상이면 매일, 그 아래는 배포가 있는 주나 달이 대부분인지에 따라 매주·매월·매년으로 부릅니다.',
        changeLeadTime:
          '커밋(병합 포함)부터 배포까지 걸린 시간을 분 단위로 내림한 값의 중앙값입니다. 0 이하인 값은 뺍니다.',
        changeFailureRate: '배포된 커밋을 원인으로 적은 장애 수 ÷ 배포 수입니다.',
        recoveryTime:
          '장애 발생(원인이 된 배포가 더 이르면 그 배포)부터 해결까지 걸린 시간을 시간 단위로 내림한 값의 중앙값입니다.',
      },
      middleware: {
        deploymentFrequency:
          '하루 배포 수이며, 1보다 작으면 주, 그래도 작으면 월 단위로 봅니다. 기간에 걸친 날·주·달의 평균을 내림합니다.',
        changeLeadTime: '기간 안에 병합된 풀 리퀘스트의 첫 커밋부터 병합 후 첫 배포까지 걸린 시간의 평균입니다.',
        changeFailureRate: '팀의 다음 배포 전까지 장애가 난 배포의 비율입니다. 없으면 0%입니다.',
        recoveryTime: '장애 발생부터 해결까지 걸린 시간의 평균이며, 해결된 때를 기준으로 모읍니다.',
      },
      gitlab: {
        deploymentFrequency: '완료된 운영 배포 수 ÷ 기간의 일수입니다.',
        changeLeadTime: '머지 리퀘스트의 병합부터 배포 완료까지 걸린 시간의 중앙값입니다.',
        changeFailureRate: '기간 안에 발생한 장애 수 ÷ 배포 수입니다. 100%를 넘을 수 있습니다.',
        recoveryTime: '기간 안에 해결된 장애가 열려 있던 시간의 중앙값입니다.',
      },
    },
    rework: '집계 대상 배포 가운데 계획에 없던 배포(롤백, 핫픽스, 되돌리기, 직접 표시한 배포)의 비율입니다.',
    formula: {
      doradeck: {
        deploymentFrequency: '집계 대상 배포 수 ÷ 기간의 일수',
        changeLeadTime: '커밋별 (배포 완료 − 커밋 작성)의 중앙값',
        changeFailureRate: '실패한 배포 수 ÷ 집계 대상 배포 수',
        recoveryTime: '장애별 (해결 − 발생)의 중앙값',
      },
      'deck-2024': {
        deploymentFrequency: '집계 대상 배포 수 ÷ 기간의 주 수',
        changeLeadTime: '배포별 (배포 완료 − 커밋 작성)의 평균',
        changeFailureRate: '장애 수 ÷ 집계 대상 배포 수',
        recoveryTime: '장애별 (해결 − 발생)의 평균',
      },
      datadog: {
        deploymentFrequency: '집계 대상 배포 수 ÷ 기간의 일수',
        changeLeadTime: '배포별 (배포 완료 − 커밋 작성) 평균의 중앙값',
        changeFailureRate: '실패한 배포 수 ÷ 집계 대상 배포 수',
        recoveryTime: '(고친 배포 완료 − 실패한 배포 완료)의 중앙값',
      },
      'devlake-2023': {
        deploymentFrequency: '주별 배포일 수의 하위 중앙값',
        changeLeadTime: '풀 리퀘스트별 (코딩 + 리뷰 대기 + 리뷰 + 배포)의 하위 중앙값',
        changeFailureRate: '장애가 난 배포 수 ÷ 집계 대상 배포 수',
        recoveryTime: '장애별 (해결 − 배포 완료)의 하위 중앙값',
      },
      'devlake-2021': {
        deploymentFrequency: '주별 배포일 수의 하위 중앙값',
        changeLeadTime: '풀 리퀘스트별 (코딩 + 리뷰 대기 + 리뷰 + 배포)의 하위 중앙값',
        changeFailureRate: '장애가 난 배포 수 ÷ 집계 대상 배포 수',
        recoveryTime: '장애별 (해결 − 발생)의 하위 중앙값',
      },
      'four-keys': {
        deploymentFrequency: '주별 배포일 수의 중앙값',
        changeLeadTime: '커밋별 ⌊배포 완료 − 커밋 작성⌋(분)의 중앙값',
        changeFailureRate: '원인 커밋이 배포된 장애 수 ÷ 집계 대상 배포 수',
        recoveryTime: '장애별 ⌊해결 − min(발생, 배포 완료)⌋(시간)의 중앙값',
      },
      middleware: {
        deploymentFrequency: '⌊집계 대상 배포 수 ÷ 기간의 일·주·월 수⌋',
        changeLeadTime: '병합된 풀 리퀘스트별 (배포 완료 − 첫 커밋)의 평균',
        changeFailureRate: '다음 배포 전에 장애가 난 배포 수 ÷ 집계 대상 배포 수',
        recoveryTime: '장애별 (해결 − 발생)의 평균',
      },
      gitlab: {
        deploymentFrequency: '집계 대상 배포 수 ÷ 기간의 일수',
        changeLeadTime: '머지 리퀘스트별 (배포 완료 − 병합)의 중앙값',
        changeFailureRate: '장애 수 ÷ 집계 대상 배포 수',
        recoveryTime: '장애별 (해결 − 발생)의 중앙값',
      },
    },
    'rework-formula': '계획에 없던 배포 수 ÷ 집계 대상 배포 수',
    told: '{{metric}}: {{definition}}',
    counted: {
      commits_other: '커밋 {{count, number}}개',
      pulls_other: '풀 리퀘스트 {{count, number}}건',
      deployments_other: '배포 {{count, number}}건',
    },
    over: {
      commits_other: '커밋 {{count, number}}개 기준.',
      pulls_other: '풀 리퀘스트 {{count, number}}건 기준.',
      deployments_other: '배포 {{count, number}}건 기준.',
    },
    'coverage-pulls':
      '0 이하인 리드 타임 {{nonPositive, number}}개는 제외했고, 읽지 못한 커밋은 {{bad, number}}개입니다.',
    column: { commits: '커밋', pulls: '풀 리퀘스트', deployments: '배포' },
    frequency: {
      deployments: '주당 배포',
      'deployment-days': '주당 배포일',
      'whole-deployments': '배포',
    },
    cadence: { daily: '매일', weekly: '매주', monthly: '매월', yearly: '매년' },
  },
);
