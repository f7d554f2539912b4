import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { FindOffer, Offers } from './useOffers';

interface Props {
  readonly id: string;
  readonly offers: Offers;
  readonly onTake: (offer: FindOffer) => void;
}

/** How the search could go on. It is there even while it is empty, as what names it must find it. */
export function FindOffers({ id, offers, onTake }: Props) {
  const styles = useStyles2(getStyles);
  const { list, chosen } = offers;
  return (
    <ul
      id={id}
      role="listbox"
      aria-label={t('map.find.offers', 'Ways to go on')}
      className={cx(styles.list, list.length === 0 && styles.none)}
    >
      {list.map((offer, index) => (
        <li
          key={`${offer.text} ${offer.about ?? ''}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === chosen}
          className={cx(styles.offer, index === chosen && styles.chosen)}
          // The field keeps the focus: a press would take it away before the choice.
          onPointerDown={(event) => event.preventDefault()}
          onPointerUp={() => onTake(offer)}
        >
          <code>{offer.label}</code>
          {offer.about !== undefined && <span className={styles.about}>{offer.about}</span>}
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    position: 'absolute',
    top: '100%',
    left: 0,
    right: 0,
    zIndex: theme.zIndex.dropdown,
    maxHeight: 320,
    overflowY: 'auto',
    margin: 0,
    padding: theme.spacing(0.5),
    listStyle: 'none',
    background: theme.colors.background.elevated,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
  }),
  none: css({ display: 'none' }),
  offer: css({
    display: 'flex',
    alignItems: 'baseline',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    borderRadius: theme.shape.radius.default,
    cursor: 'pointer',
    '& code': { padding: 0, background: 'transparent', border: 'none', overflowWrap: 'anywhere' },
    '&:hover': { background: theme.colors.action.hover },
  }),
  chosen: css({
    background: theme.colors.action.selected,
    boxShadow: `inset 2px 0 0 ${theme.colors.primary.border}`,
  }),
  about: css({
    flex: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
});
