import { Button, Modal, Stack } from '@mantine/core';
import type { View } from '../../shared/view.ts';
import { request, shell } from '../api.ts';
import { attempt } from '../attempt.ts';
import { SavedFile } from '../components/saved-file.tsx';
import { translate, useText } from '../i18n.ts';
import { notify } from '../notify.ts';
import { useView } from '../store/view.ts';
import { useWorkspace } from '../store/workspace.ts';

const FORMATS = [
  { format: 'html', extension: 'html' },
  { format: 'markdown', extension: 'md' },
  { format: 'csv', extension: 'csv' },
  { format: 'json', extension: 'json' },
] as const;
type Format = (typeof FORMATS)[number];

interface PanelProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The report of what the filter bar says, as a file. */
export function ExportPanel({ isOpen, onClose }: PanelProps) {
  const { t, locale } = useText();
  const view = useView();
  const name = useWorkspace((state) => state.summary?.settings.clientName ?? '');
  const save = (format: Format) => {
    onClose();
    if (view !== null) void attempt(() => exportReport(view, format, name, locale));
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      size="sm"
      title={t('app.export.title')}
      closeButtonProps={{ 'aria-label': t('app.actions.close') }}
    >
      <Stack gap="xs">
        {FORMATS.map((format) => (
          <Button key={format.format} variant="default" justify="flex-start" onClick={() => save(format)}>
            {t(`app.export.formats.${format.format}`)}
          </Button>
        ))}
      </Stack>
    </Modal>
  );
}

async function exportReport(
  view: View,
  { format, extension }: Format,
  name: string,
  language: 'en' | 'ko',
): Promise<void> {
  const suggestedName = translate('app.export.file-name', { name });
  const path = await shell('dialog.save', { suggestedName, extension });
  if (path === null) return;
  const saved = await request('report.export', { view, format, language, path });
  notify({
    message: <SavedFile words={translate('app.export.saved', { path: saved.path })} path={saved.path} />,
    autoClose: 10_000,
  });
}
