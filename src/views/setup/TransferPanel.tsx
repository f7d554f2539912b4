import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, ClipboardButton, Collapse, Field, TextArea, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { provisioningYaml } from '../../grafana/provisioningYaml';
import { readSettings, writeSettings, type SavedSettings } from '../../grafana/settings';

interface Props {
  readonly saved: SavedSettings;
  /** Takes imported settings into the draft; absent where nothing may be changed. */
  readonly onImport?: (saved: SavedSettings) => void;
}

/** Settings as files: a provisioning file, or the bare JSON, to copy or download; and JSON back in. */
export function TransferPanel({ onImport, saved }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const yaml = useMemo(() => provisioningYaml(saved), [saved]);
  const json = useMemo(() => JSON.stringify(writeSettings(saved), null, 2), [saved]);
  return (
    <Collapse
      isOpen={open}
      onToggle={() => setOpen(!open)}
      label={t('setup.transfer', 'Export, import and provisioning')}
    >
      <div className={styles.panel}>
        <Export
          name={t('setup.yaml', 'Provisioning file (YAML)')}
          file="throughline.yaml"
          text={yaml}
          testId="export-yaml"
        />
        <Export name={t('setup.json', 'Settings (JSON)')} file="throughline.json" text={json} testId="export-json" />
        {onImport && <Import onImport={onImport} />}
      </div>
    </Collapse>
  );
}

function Export({ file, name, testId, text }: { name: string; file: string; text: string; testId: string }) {
  const styles = useStyles2(getStyles);
  return (
    <Field label={name} noMargin>
      <>
        <pre className={styles.text} data-testid={testId}>
          {text}
        </pre>
        <div className={styles.buttons}>
          <ClipboardButton variant="secondary" size="sm" icon="copy" getText={() => text}>
            {t('setup.copy', 'Copy')}
          </ClipboardButton>
          <Button variant="secondary" size="sm" icon="download-alt" onClick={() => download(file, text)}>
            {t('setup.download', 'Download {{file}}', { file })}
          </Button>
        </div>
      </>
    </Field>
  );
}

function Import({ onImport }: Required<Pick<Props, 'onImport'>>) {
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly string[]>([]);
  const take = () => {
    const read = readJson(text);
    setProblems(read.problems);
    if (read.problems.length === 0) {
      onImport(read.saved);
      setText('');
    }
  };
  return (
    <Field
      label={t('setup.import', 'Import settings (JSON)')}
      description={t('setup.import-how', 'Replaces what is shown above; nothing is stored before you save.')}
      noMargin
    >
      <>
        <TextArea
          aria-label={t('setup.import', 'Import settings (JSON)')}
          rows={5}
          value={text}
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {problems.length > 0 && (
          <Alert severity="error" title={t('setup.import-bad', 'These settings cannot be used')}>
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Alert>
        )}
        <Button variant="secondary" size="sm" disabled={text.trim() === ''} onClick={take}>
          {t('setup.import-take', 'Import')}
        </Button>
      </>
    </Field>
  );
}

function readJson(text: string): { saved: SavedSettings; problems: readonly string[] } {
  try {
    const read = readSettings(JSON.parse(text));
    // `null` and `{}` are what Grafana keeps of an app that nobody has set up: nothing to replace anything with.
    return read.unconfigured
      ? { saved: read.saved, problems: [t('setup.import-nothing', 'There are no settings in this text.')] }
      : read;
  } catch {
    const problem = t('setup.import-no-json', 'This is not JSON. Of what can be copied here, paste the JSON.');
    return { saved: { environments: [], demo: false }, problems: [problem] };
  }
}

function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ display: 'grid', gap: theme.spacing(2) }),
  text: css({ maxHeight: theme.spacing(40), overflow: 'auto', marginBottom: theme.spacing(1) }),
  buttons: css({ display: 'flex', gap: theme.spacing(1) }),
});
