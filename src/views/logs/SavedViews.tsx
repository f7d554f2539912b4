import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, Input, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import { Link } from 'react-router-dom';
import { useSavedViews, type SavedView } from '../../grafana/savedViews';
import { asText } from '../parts/asText';
import { logsPath, readLogsView } from '../logsRoutes';
import { readThread } from '../routes';
import { Disclosure } from '../parts/Disclosure';
import type { LogsSetting } from './logsSetting';
import { viewSearch } from './viewSearch';

/** Looks that one comes back to: the service, filters, columns and what is shown, without time and environment. */
export function SavedViews({ setting }: { readonly setting: LogsSetting }) {
  return (
    <Disclosure label={t('logs.views', 'Saved views')} icon="star">
      {(close) => <Views setting={setting} onDone={close} />}
    </Disclosure>
  );
}

interface Props {
  readonly setting: LogsSetting;
  readonly onDone: () => void;
}

function Views({ setting, onDone }: Props) {
  const [views, save] = useSavedViews();
  const [before, setBefore] = useState<readonly SavedView[]>();
  const change = (after: readonly SavedView[]) => {
    setBefore(views);
    save(after);
  };
  const undo = () => {
    save(before ?? views);
    setBefore(undefined);
  };
  const search = viewSearch(setting);
  return (
    <>
      <NewView onName={(name) => change([{ name, search }, ...views.filter((view) => view.name !== name)])} />
      {views.length === 0 && <p>{t('logs.no-views', 'None is saved yet.')}</p>}
      {views.map((view, index) => (
        <View
          key={view.name}
          view={view}
          href={hrefOf(view, setting)}
          onOpen={onDone}
          onRename={(name) => change(views.map((one, at) => (at === index ? { ...one, name } : one)))}
          onDelete={() => change(views.filter((_, at) => at !== index))}
        />
      ))}
      {before && (
        <Button size="sm" variant="secondary" fill="text" icon="history" onClick={undo}>
          {t('logs.view-undo', 'Undo')}
        </Button>
      )}
    </>
  );
}

function hrefOf({ search }: SavedView, { context }: LogsSetting): string {
  return logsPath(context, { service: readThread(undefined, search).service }, readLogsView(search));
}

function NewView({ onName }: { readonly onName: (name: string) => void }) {
  const styles = useStyles2(getStyles);
  const [name, setName] = useState('');
  const save = () => {
    onName(name.trim());
    setName('');
  };
  return (
    <form
      className={styles.row}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Input
        value={name}
        maxLength={100}
        placeholder={t('logs.view-name', 'Name of what is shown now')}
        aria-label={t('logs.view-name', 'Name of what is shown now')}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="sm" type="submit" disabled={name.trim() === ''}>
        {t('logs.view-save', 'Save')}
      </Button>
    </form>
  );
}

/** Whoever wants to rename wants to type. */
function focused(input: HTMLInputElement | null) {
  input?.focus();
}

interface ViewProps {
  readonly view: SavedView;
  readonly href: string;
  readonly onOpen: () => void;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}

function View({ view: { name }, href, onOpen, onRename, onDelete }: ViewProps) {
  const styles = useStyles2(getStyles);
  const [typed, setTyped] = useState<string>();
  const rename = () => {
    if (typed?.trim()) {
      onRename(typed.trim());
    }
    setTyped(undefined);
  };
  return (
    <div className={styles.row}>
      {typed === undefined ? (
        <Link to={href} className={styles.name} onClick={onOpen}>
          {name}
        </Link>
      ) : (
        <Input
          ref={focused}
          value={typed}
          maxLength={100}
          aria-label={t('logs.view-new-name', 'New name')}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => event.key === 'Enter' && rename()}
        />
      )}
      <IconButton
        name="pen"
        aria-label={t('logs.view-rename', 'Rename {{name}}', { name, ...asText })}
        onClick={() => setTyped(name)}
      />
      <IconButton
        name="trash-alt"
        aria-label={t('logs.view-delete', 'Delete {{name}}', { name, ...asText })}
        onClick={onDelete}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1) }),
  name: css({
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: theme.colors.text.link,
    '&:hover': { textDecoration: 'underline' },
  }),
});
