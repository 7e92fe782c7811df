"use client";

import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { ask } from "../trpc";
import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";
import { Kbd } from "../ui/kbd";
import { ModalBox } from "../ui/modal-box";
import type { Place } from "./navigation";

const ASK_AFTER_MS = 150;

/** Everywhere one can go and every name one has, by typing. */
export function CommandPalette({ places, onClose }: { places: readonly Place[]; onClose: () => void }) {
  const router = useRouter();
  const [text, setText] = useState("");
  const names = useNames(
    text,
    places.some(({ href }) => href === "/dashboard/names"),
  );

  const go = (href: string) => {
    onClose();
    router.push(href);
  };

  return (
    <ModalBox label="Search" onClose={onClose} className="mt-[12vh] w-[36rem]">
      <Command label="Search" loop>
        <div className="flex items-center gap-3 border-line border-b px-4">
          <Icon name="search" className="text-ink-3" />
          <Command.Input
            value={text}
            onValueChange={setText}
            placeholder="Go to a page or a name"
            className="h-12 min-w-0 flex-1 bg-transparent text-md outline-none"
          />
          <Kbd>Esc</Kbd>
        </div>
        <Command.List className="max-h-[50vh] overflow-y-auto p-2 [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs">
          <Command.Empty className="px-2 py-6 text-center text-ink-3">
            Nothing found for “{text}”.
          </Command.Empty>
          {names.length > 0 && (
            <Command.Group heading="Names">
              {names.map(({ fqdn, shown }) => (
                <Row
                  key={fqdn}
                  icon="globe"
                  value={`${fqdn} ${shown}`}
                  onGo={() => go(`/dashboard/names/${fqdn}`)}
                >
                  {shown}
                </Row>
              ))}
            </Command.Group>
          )}
          <Command.Group heading="Pages">
            {places.map(({ href, label, icon }) => (
              <Row key={href} icon={icon} value={label} onGo={() => go(href)}>
                {label}
              </Row>
            ))}
            <Row
              icon="book-open"
              value="API reference documentation"
              onGo={() => location.assign("/api/v2/docs")}
            >
              API reference
            </Row>
          </Command.Group>
        </Command.List>
      </Command>
    </ModalBox>
  );
}

function Row({
  icon,
  value,
  onGo,
  children,
}: {
  icon: IconName;
  value: string;
  onGo: () => void;
  children: string;
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onGo}
      className="flex h-9 cursor-pointer items-center gap-3 rounded-md px-2 aria-selected:bg-hover pointer-coarse:h-11"
    >
      <Icon name={icon} className="text-ink-3" />
      <span className="min-w-0 flex-1 truncate">{children}</span>
    </Command.Item>
  );
}

/** The account's names that contain `text`. */
function useNames(text: string, wanted: boolean): readonly { fqdn: string; shown: string }[] {
  const [names, setNames] = useState<readonly { fqdn: string; shown: string }[]>([]);
  const query = text.trim();
  useEffect(() => {
    if (!wanted || query.length < 2) {
      setNames([]);
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { items } = await ask("names.list", { query, limit: 6 }, abort.signal);
        setNames(items.map((name) => ({ fqdn: name.fqdn, shown: name.unicode })));
      } catch {
        // The pages stay reachable without the names.
      }
    }, ASK_AFTER_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [query, wanted]);
  return names;
}
