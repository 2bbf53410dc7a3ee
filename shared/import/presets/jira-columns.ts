/** What the columns of Jira's CSV export are called, in the languages of its sites. */
import type { SourceColumn } from '../cell.ts';

export type JiraColumn =
  | 'key'
  | 'summary'
  | 'type'
  | 'status'
  | 'category'
  | 'categoryChanged'
  | 'priority'
  | 'created'
  | 'resolved'
  | 'components'
  | 'environment'
  | 'affects'
  | 'fixes'
  | 'labels';

/** English, Korean, German, Japanese, French, Spanish, Portuguese, Chinese. */
export const JIRA_COLUMNS: Readonly<Record<JiraColumn, readonly string[]>> = {
  key: [
    ...[
      'Issue key',
      'Work item key',
      'Key',
      '이슈 키',
      '키',
      '업무 항목 키',
      'Vorgangsschlüssel',
      'Schlüssel',
      '課題キー',
      'キー',
    ],
    ...['Clé de ticket', 'Clé', 'Clave de incidencia', 'Clave', 'Chave da item', 'Chave', '问题关键字', '关键字'],
  ],
  summary: ['Summary', '요약', 'Zusammenfassung', '要約', 'Résumé', 'Resumen', 'Resumo', '主题', '概要'],
  type: [
    ...[
      'Issue Type',
      'Issue type',
      'Work type',
      '이슈 유형',
      '업무 유형',
      'Vorgangstyp',
      '課題タイプ',
      'Type de ticket',
    ],
    ...['Tipo de Incidencia', 'Tipo de incidencia', 'Tipo de item', 'Tipo de Item', '问题类型'],
  ],
  status: ['Status', '상태', 'ステータス', 'État', 'Statut', 'Estado', '状态'],
  category: [
    ...[
      'Status Category',
      '상태 카테고리',
      '상태 범주',
      'Statuskategorie',
      'ステータス カテゴリ',
      'ステータス カテゴリー',
    ],
    ...["Catégorie d'état", 'Categoría de estado', 'Categoria de status', '状态类别'],
  ],
  categoryChanged: [
    ...['Status Category Changed', '상태 카테고리 변경됨', 'Statuskategorie geändert', 'ステータス カテゴリの変更'],
    ...['状态类别已更改'],
  ],
  priority: [
    'Priority',
    '우선순위',
    '우선 순위',
    'Priorität',
    '優先度',
    'Priorité',
    'Prioridad',
    'Prioridade',
    '优先级',
  ],
  created: [
    'Created',
    '만듦',
    '생성일',
    '생성됨',
    '생성',
    'Erstellt',
    '作成日',
    '作成',
    'Création',
    'Créée',
    'Creada',
    'Criado',
    '创建日期',
    '已创建',
  ],
  resolved: [
    'Resolved',
    '해결됨',
    '해결일',
    '해결',
    'Erledigt',
    'Gelöst',
    '解決日',
    '解決',
    'Résolue',
    'Résolution le',
    'Resuelta',
    'Resolvido',
    '已解决',
    '解决日期',
  ],
  components: [
    ...[
      'Component/s',
      'Components',
      '컴포넌트',
      '구성 요소',
      '구성요소',
      'Komponente(n)',
      'Komponenten',
      'コンポーネント',
    ],
    ...['Composant(s)', 'Composants', 'Componente(s)', 'Componentes', 'Componentes(s)', '模块', '组件'],
  ],
  environment: ['Environment', '환경', 'Umgebung', '環境', 'Environnement', 'Entorno', 'Ambiente', '环境'],
  affects: [
    ...[
      'Affects Version/s',
      'Affects versions',
      '영향을 받는 버전',
      '영향 받는 버전',
      '발생 버전',
      'Betrifft Version(en)',
      'Betroffene Versionen',
    ],
    ...[
      '影響バージョン',
      '対象バージョン',
      'Affecte la/les version(s)',
      'Afecta la/s version/es',
      'Versões afetadas',
      '影响版本',
    ],
  ],
  fixes: [
    ...[
      'Fix Version/s',
      'Fix versions',
      '수정 버전',
      '해결 버전',
      'Lösungsversion(en)',
      'Lösungsversionen',
      '修正バージョン',
    ],
    ...['Version(s) corrigée(s)', 'Corrige la/s version/es', 'Versões corrigidas', '修复的版本'],
  ],
  labels: [
    'Labels',
    '레이블',
    '라벨',
    'Stichwörter',
    'Stichworte',
    'ラベル',
    'Étiquettes',
    'Etiquetas',
    'Categorias',
    '标签',
  ],
};

/** Whether a table's columns are those of the export, in whatever language. */
export function isJiraCsv(columns: readonly SourceColumn[]): boolean {
  const has = (field: JiraColumn) => columns.some(({ name }) => JIRA_COLUMNS[field].includes(name));
  return has('key') && has('type') && has('created') && (has('summary') || has('status'));
}
