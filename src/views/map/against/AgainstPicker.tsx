import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';
import type { Environment } from '../../../model/environment';
import type { Window } from '../../../model/window';
import type { Against } from '../../mapRoutes';
import { asText } from '../../parts/asText';
import { Disclosure } from '../../parts/Disclosure';
import { againstChoices, isChosen, type AgainstChoice } from './againstChoices';
import { choiceText, windowText } from './againstText';

interface Props {
  readonly against: Against | undefined;
  /** On screen now. */
  readonly window: Window;
  readonly environment: Environment;
  readonly environments: readonly Environment[];
  readonly timeZone?: string;
  readonly onAgainst: (against: Against | undefined) => void;
}

/** With what the map is compared: nothing, another time, or another environment. */
export function AgainstPicker(props: Props) {
  const { against, window } = props;
  const choices = againstChoices(against, props);
  const chosen = choices.find((choice) => isChosen(choice, against));
  const unknown = against?.is === 'environment' ? against.name : undefined;
  const name = chosen ? choiceText(chosen, t) : unknown;
  const label =
    name === undefined ? t('map.against.title', 'Compare') : t('map.against.with', 'Compared: {{name}}', { name, ...asText });
  return (
    <span data-testid="map-against">
      <Disclosure label={label} icon="exchange-alt" size="md">
        {(close) => (
          <Choices
            {...props}
            choices={choices}
            onAgainst={(next) => {
              props.onAgainst(next);
              close();
            }}
            pin={{ is: 'window', window }}
          />
        )}
      </Disclosure>
    </span>
  );
}

function Choices({
  choices,
  against,
  window,
  timeZone,
  onAgainst,
  pin,
}: Props & { readonly choices: readonly AgainstChoice[]; readonly pin: Against }) {
  const styles = useStyles2(getStyles);
  const times = choices.filter(({ is }) => is !== 'environment');
  const environments = choices.filter(({ is }) => is === 'environment');
  const about = (choice: AgainstChoice) =>
    choice.is === 'environment' ? '' : windowText(choice.window, window, timeZone);
  const option = (choice: AgainstChoice) => (
    <Option
      key={choice.is === 'environment' ? choice.environment.id : choice.is}
      label={choiceText(choice, t)}
      about={about(choice)}
      isOn={isChosen(choice, against)}
      onChoose={() => onAgainst(choice.against)}
    />
  );
  return (
    <div className={styles.choices}>
      <fieldset className={styles.group}>
        <legend className={styles.legend}>{t('map.against.time', 'Another time')}</legend>
        <Option
          label={t('map.against.off', 'Nothing')}
          isOn={against === undefined}
          onChoose={() => onAgainst(undefined)}
        />
        {times.map(option)}
      </fieldset>
      <Button size="sm" variant="secondary" icon="gf-pin" onClick={() => onAgainst(pin)}>
        {t('map.against.pin', 'Pin {{window}} to compare with later', {
          window: windowText(window, window, timeZone),
          ...asText,
        })}
      </Button>
      {environments.length > 0 && (
        <fieldset className={styles.group}>
          <legend className={styles.legend}>{t('map.against.environment', 'Another environment, at this time')}</legend>
          {environments.map(option)}
        </fieldset>
      )}
    </div>
  );
}

interface OptionProps {
  readonly label: string;
  readonly about?: string;
  readonly isOn: boolean;
  readonly onChoose: () => void;
}

/** A button rather than a radio: arrow keys in a list of radios would ask the other side of each on the way. */
function Option({ label, about, isOn, onChoose }: OptionProps) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <button
      type="button"
      className={cx(styles.option, isOn && styles.on)}
      aria-pressed={isOn}
      aria-labelledby={id}
      onClick={onChoose}
    >
      <span id={id}>{label}</span>
      <span className={styles.about}>{about}</span>
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  choices: css({ display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: theme.spacing(1) }),
  group: css({ display: 'flex', flexDirection: 'column', border: 0, margin: 0, padding: 0, minWidth: 0 }),
  legend: css({
    margin: 0,
    padding: theme.spacing(0.5, 1),
    border: 0,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  option: css({
    display: 'flex',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    border: 0,
    borderLeft: '3px solid transparent',
    background: 'none',
    textAlign: 'left',
    '&:hover, &:focus-visible': { background: theme.colors.action.hover },
  }),
  on: css({
    borderLeftColor: theme.colors.primary.border,
    background: theme.colors.action.selected,
    fontWeight: theme.typography.fontWeightMedium,
  }),
  about: css({
    color: theme.colors.text.secondary,
    fontWeight: theme.typography.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  }),
});
