import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { dataSourceFacts } from '../../grafana/dataSourceFacts';
import { maySaveSettings, reloadAt, saveSettings } from '../../grafana/saveSettings';
import { keepForSession } from '../../grafana/sessionSettings';
import type { SavedSettings } from '../../grafana/settings';
import { signals } from '../../model/environment';
import type { DataSourceFact } from '../../telemetry/discovery/dataSourceFact';
import type { Discovery } from '../../telemetry/discovery/proposal';
import { asText } from '../parts/asText';
import { signalName } from '../parts/problemText';
import { overviewPath } from '../routes';
import type { Draft } from './draft';
import { doubtText } from './setupTexts';
import { SetupTable } from './SetupTable';
import { useDiscovery } from './useDiscovery';

/** Which data sources belong together? Shown before anything is set up, and confirmed with one click. */
export function SetupPage() {
  const [facts] = useState(dataSourceFacts);
  const discovery = useDiscovery(facts);
  if (!discovery) {
    return <LoadingPlaceholder text={t('setup.looking', 'Looking at your data sources…')} />;
  }
  return <FoundPage facts={facts} discovery={discovery} />;
}

function FoundPage({ discovery, facts }: { readonly facts: readonly DataSourceFact[]; readonly discovery: Discovery }) {
  const styles = useStyles2(getStyles);
  const [draft, setDraft] = useState<Draft>(() => discovery.proposals.map(({ environment }) => environment));
  const found = draft.length > 0;
  return (
    <div className={styles.page} data-testid="setup-page">
      <h2 className={styles.title}>
        {found
          ? t('setup.found-title', 'We found these environments')
          : t('setup.nothing-title', 'No complete set of data sources was found')}
      </h2>
      <p className={styles.lead}>
        {t(
          'setup.lead',
          'An environment is a set of three data sources that one switch moves together: metrics, traces and logs. Change what was guessed wrong; check what you doubt.'
        )}
      </p>
      <Confirm draft={draft} />
      <SetupTable draft={draft} facts={facts} proposals={discovery.proposals} onChange={setDraft} />
      <LeftOut discovery={discovery} />
    </div>
  );
}

/** One confirmation: saved for everyone by those who may, used in this tab by all others. */
function Confirm({ draft }: { readonly draft: Draft }) {
  const styles = useStyles2(getStyles);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const maySave = maySaveSettings();
  const usable = draft.length > 0 && draft.every((one) => signals.every((signal) => one[signal].uid !== ''));
  const saved: SavedSettings = { environments: draft, demo: false };
  const use = async () => {
    setBusy(true);
    const result = await saveSettings(saved);
    setBusy(false);
    if (result.is === 'refused') {
      setRefused(result.reply);
      return;
    }
    keepForSession(undefined);
    reloadAt(overviewPath({}));
  };
  return (
    <>
      {refused !== undefined && <Refused reply={refused} />}
      <div className={styles.buttons}>
        {maySave && (
          <Button disabled={!usable || busy} onClick={() => void use()} data-testid="use-found">
            {t('setup.use', 'Use them')}
          </Button>
        )}
        {(!maySave || refused !== undefined) && (
          <Button disabled={!usable} onClick={() => chooseForTab(saved)} data-testid="use-here">
            {t('setup.use-here', 'Use them in this tab')}
          </Button>
        )}
        <Button
          variant="secondary"
          onClick={() => chooseForTab({ environments: [], demo: true })}
          data-testid="use-demo"
        >
          {t('setup.demo', 'Try the demo shop')}
        </Button>
      </div>
      {!maySave && (
        <p className={styles.quiet} data-testid="not-saved-why">
          {t(
            'setup.not-saved-why',
            'Only administrators can save settings for everyone. What you choose here holds for this tab until you close it.'
          )}
        </p>
      )}
      {draft.length > 0 && !usable && (
        <p className={styles.quiet}>
          {t('setup.incomplete', 'Choose three data sources for every environment first.')}
        </p>
      )}
    </>
  );
}

function chooseForTab(saved: SavedSettings): void {
  keepForSession(saved);
  reloadAt(overviewPath({}));
}

function Refused({ reply }: { readonly reply: string }) {
  return (
    <div data-testid="save-refused">
      <Alert severity="warning" title={t('setup.refused', 'Grafana did not save these settings')}>
        {t('setup.refused-why', '{{reply}} You can use them in this tab all the same.', { reply, ...asText })}
      </Alert>
    </div>
  );
}

/** What was found and belongs nowhere, with the reason. */
function LeftOut({ discovery }: { readonly discovery: Discovery }) {
  const styles = useStyles2(getStyles);
  if (discovery.left.length === 0) {
    return null;
  }
  return (
    <section className={styles.quiet} data-testid="left-out">
      <h3 className={styles.small}>{t('setup.left', 'Not used')}</h3>
      <ul className={styles.list}>
        {discovery.left.map(({ doubts, lacks, name, uid }) => (
          <li key={uid}>
            <strong>{name}</strong>
            {': '}
            {[
              lacks.length > 0
                ? t('setup.lacks', 'nothing connects it to {{signals}}', {
                    signals: lacks.map((signal) => signalName(signal, t)).join(', '),
                    ...asText,
                  })
                : t('setup.unused', 'no metrics lead to it'),
              ...doubts.map((doubt) => doubtText(doubt, t)),
            ].join('; ')}
          </li>
        ))}
      </ul>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'grid', gap: theme.spacing(2), maxWidth: theme.breakpoints.values.xl }),
  title: css({ margin: 0, fontSize: theme.typography.h3.fontSize }),
  lead: css({ margin: 0, maxWidth: '80ch' }),
  buttons: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) }),
  quiet: css({ margin: 0, color: theme.colors.text.secondary }),
  small: css({ fontSize: theme.typography.h5.fontSize }),
  list: css({ margin: 0, paddingLeft: theme.spacing(2.5) }),
});
