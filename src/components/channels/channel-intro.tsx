import { Icon } from "../ui/icon";
import type { IconName } from "../ui/icon-names";

const STEPS: readonly { icon: IconName; title: string; text: string }[] = [
  {
    icon: "file-text",
    title: "1. Apply",
    text: "Tell us who you are, which software you use, and the namespaces you want to sell under. The operators answer by mail.",
  },
  {
    icon: "terminal",
    title: "2. Test",
    text: "Create a key and send the OT&E sequence in the sandbox: the very commands of production, which change nothing there. Each step is judged live.",
  },
  {
    icon: "badge-check",
    title: "3. Sell",
    text: "Once a run is signed off, the same commands register, renew and transfer real names, paid from your prepaid balance.",
  },
];

/** What a registrar channel is, for who has none. */
export function ChannelIntro() {
  return (
    <ol className="grid gap-px overflow-hidden rounded-lg border border-line bg-line md:grid-cols-3">
      {STEPS.map(({ icon, title, text }) => (
        <li key={title} className="bg-surface p-4">
          <h2 className="flex items-center gap-2 font-semibold">
            <Icon name={icon} className="text-accent" />
            {title}
          </h2>
          <p className="mt-1.5 text-pretty text-ink-2">{text}</p>
        </li>
      ))}
    </ol>
  );
}
