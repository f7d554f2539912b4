import { css } from '@emotion/css';
import type { AppPluginMeta, GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, Checkbox, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { discover } from '../../grafana/checkDataSource';
import { dataSourceFacts } from '../../grafana/dataSourceFacts';
import { maySaveSettings, reloadAt, saveSettings } from '../../grafana/saveSettings';
import { keepForSession } from '../../grafana/sessionSettings';
import { readSettings, writeSettings, type SavedSettings } from '../../grafana/settings';
import { asText } from '../parts/asText';
import { OverridesForm } from './OverridesForm';
import { SetupTable } from './SetupTable';
import { TransferPanel } from './TransferPanel';

interface Props {
  readonly meta: Pick<AppPluginMeta, 'enabled' | 'pinned' | 'jsonData'>;
  /** Where the page lives: it is loaded anew after saving. */
  readonly path: string;
}

/** What is set up, to look at, check, change, export and save; read-only for those who may not save. */
export function SettingsEditor({ meta, path }: Props) {
  const styles = useStyles2(getStyles);
  const stored = useMemo(() => readSettings(meta.jsonData), [meta.jsonData]);
  const [facts] = useState(dataSourceFacts);
  const [draft, setDraft] = useState<SavedSettings>(stored.saved);
  const mayChange = maySaveSettings();
  const change = mayChange ? setDraft : undefined;
  return (
    <div className={styles.page} data-testid="settings-editor">
      {!mayChange && (
        <Alert severity="info" title={t('config.read-only', 'You can look at these settings, not change them')}>
          {t(
            'config.read-only-why',
            'Saving them needs the permission plugins:write, which administrators have. Everything can be checked and exported.'
          )}
        </Alert>
      )}
      <SetupTable
        draft={draft.environments}
        facts={facts}
        onChange={change && ((environments) => change({ ...draft, environments }))}
        below={(environment, changeOne) => <OverridesForm environment={environment} onChange={changeOne} />}
      />
      <div>
        <Checkbox
          label={t('config.demo', 'Show the demo shop beside these environments')}
          value={draft.demo}
          disabled={!change}
          onChange={(event) => change?.({ ...draft, demo: event.currentTarget.checked })}
        />
      </div>
      {change && (
        <SaveBar
          draft={draft}
          stored={stored.saved}
          problems={stored.problems}
          onDraft={change}
          onGuess={async () => {
            const { proposals } = await discover(facts, new AbortController().signal);
            change({ ...draft, environments: proposals.map(({ environment }) => environment) });
          }}
          onSave={async () => {
            const result = await saveSettings(draft, meta);
            if (result.is === 'refused') {
              return result.reply;
            }
            keepForSession(undefined);
            reloadAt(path);
            return undefined;
          }}
        />
      )}
      <TransferPanel saved={draft} onImport={change} />
    </div>
  );
}

interface SaveBarProps {
  readonly draft: SavedSettings;
  readonly stored: SavedSettings;
  readonly problems: readonly string[];
  readonly onDraft: (draft: SavedSettings) => void;
  /** Asks the data sources, as the first page does. */
  readonly onGuess: () => Promise<void>;
  /** Resolves with the reason where saving was refused. */
  readonly onSave: () => Promise<string | undefined>;
}

/** Saving, going back to what is stored, and an explicit word before anything that was not understood is replaced. */
function SaveBar({ draft, onDraft, onGuess, onSave, problems, stored }: SaveBarProps) {
  const styles = useStyles2(getStyles);
  const [mayReplace, setMayReplace] = useState(false);
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const wrong = useMemo(() => readSettings(writeSettings(draft)).problems, [draft]);
  const isChanged = JSON.stringify(writeSettings(draft)) !== JSON.stringify(writeSettings(stored));
  const save = async () => {
    setBusy(true);
    setRefused(await onSave());
    setBusy(false);
  };
  const guess = async () => {
    setBusy(true);
    await onGuess();
    setBusy(false);
  };
  return (
    <>
      {problems.length > 0 && (
        <Alert severity="warning" title={t('config.lost', 'Saving replaces settings that could not be read')}>
          <Sentences lines={problems} />
          <Checkbox
            label={t('config.replace', 'Replace them')}
            value={mayReplace}
            onChange={(event) => setMayReplace(event.currentTarget.checked)}
          />
        </Alert>
      )}
      {isChanged && wrong.length > 0 && (
        <Alert severity="info" title={t('config.wrong', 'These settings are not complete yet')}>
          <Sentences lines={wrong} />
        </Alert>
      )}
      {refused !== undefined && (
        <Alert severity="error" title={t('setup.refused', 'Grafana did not save these settings')}>
          {t('config.refused-why', 'It said: {{reply}}. Nothing has changed.', { reply: refused, ...asText })}
        </Alert>
      )}
      <div className={styles.buttons}>
        <Button
          disabled={
            busy || (!isChanged && problems.length === 0) || wrong.length > 0 || (problems.length > 0 && !mayReplace)
          }
          onClick={() => void save()}
          data-testid="save-settings"
        >
          {t('config.save', 'Save')}
        </Button>
        <Button variant="secondary" disabled={!isChanged} onClick={() => onDraft(stored)}>
          {t('config.restore', 'Restore what is saved')}
        </Button>
        <Button variant="secondary" disabled={busy} onClick={() => void guess()}>
          {t('config.guess', 'Guess from data sources')}
        </Button>
      </div>
    </>
  );
}

function Sentences({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'grid', gap: theme.spacing(2), maxWidth: theme.breakpoints.values.xl }),
  buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
});
