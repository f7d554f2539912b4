import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2, type IconName } from '@grafana/ui';
import React, { useEffect, useId, useRef, useState, type ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly icon: IconName;
  readonly size?: 'sm' | 'md';
  readonly children: (close: () => void) => ReactNode;
}

/** A button with a small panel below it, which closes with Escape and with a click beside it. */
export function Disclosure({ label, icon, size = 'sm', children }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const onPointer = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.current?.contains(target)) {
        setOpen(false);
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') {
        // Heard before the page takes it for a step up.
        event.stopPropagation();
        setOpen(false);
        box.current?.querySelector('button')?.focus();
      }
    };
    document.addEventListener('pointerdown', onPointer);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerdown', onPointer);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [open]);
  return (
    <div className={styles.box} ref={box}>
      <Button
        size={size}
        variant="secondary"
        fill="text"
        icon={icon}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {label}
      </Button>
      {open && (
        <div id={id} role="group" aria-label={label} className={styles.panel}>
          {children(() => setOpen(false))}
        </div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ position: 'relative', display: 'inline-block' }),
  panel: css({
    position: 'absolute',
    top: '100%',
    right: 0,
    zIndex: theme.zIndex.dropdown,
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'stretch',
    gap: theme.spacing(0.5),
    width: 320,
    maxWidth: '80vw',
    maxHeight: 420,
    overflow: 'auto',
    padding: theme.spacing(1),
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated,
    boxShadow: theme.shadows.z3,
  }),
});
