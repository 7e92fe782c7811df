import type { Metadata } from "next";
import { SecurityCards } from "../../../security-cards";

export const metadata: Metadata = { title: "Password and sessions" };

export default function Security() {
  return <SecurityCards />;
}
