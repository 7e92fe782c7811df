import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Layers } from "@/components/shell/layers";
import { mono, sans } from "./fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Portolan", template: "%s · Portolan" },
  description: "Register a name, point it where you want, and see it answer within a second.",
  icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" }, apple: "/apple-touch-icon.png" },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fafbfb" },
    { media: "(prefers-color-scheme: dark)", color: "#0b1012" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Pages are rendered per request: their scripts carry the nonce of its content security policy.
  await connection();
  return (
    <html lang="en" className={`${sans.variable} ${mono.variable}`} suppressHydrationWarning>
      <head>
        <script src="/theme.js" />
      </head>
      <body>
        {children}
        <Layers />
      </body>
    </html>
  );
}
