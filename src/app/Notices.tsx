import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React, { useState } from 'react';
import { useEnvironment } from '../grafana/environment';

/** What is wrong before any question is asked: a link to an environment that is not there, settings that cannot be used. */
export function Notices({ problems }: { readonly problems: readonly string[] }) {
  const [seen, setSeen] = useState(false);
  return (
    <>
      <UnknownEnvironment />
      {problems.length > 0 && !seen && (
        <div data-testid="settings-problems">
          <Alert
            severity="warning"
            title={t('settings.problems', 'Some of the settings of Throughline cannot be used')}
            onRemove={() => setSeen(true)}
          >
            <ul>
              {problems.map((problem) => (
                <li key={problem}>{problem}</li>
              ))}
            </ul>
          </Alert>
        </div>
      )}
    </>
  );
}

function UnknownEnvironment() {
  const { environment, unknownAsked } = useEnvironment();
  const [seen, setSeen] = useState<string>();
  if (unknownAsked === undefined || unknownAsked === seen) {
    return null;
  }
  return (
    <div data-testid="unknown-environment">
      <Alert
        severity="warning"
        title={t('environment.unknown', 'There is no environment "{{asked}}"', {
          asked: unknownAsked.slice(0, 80),
          interpolation: { escapeValue: false },
        })}
        onRemove={() => setSeen(unknownAsked)}
      >
        {t('environment.instead', 'Shown instead: {{name}}', {
          name: environment.name,
          interpolation: { escapeValue: false },
        })}
      </Alert>
    </div>
  );
}
