// Elements with less writing. Text is always text: nothing here reads HTML, whatever the words of a model look like.

type Attributes = Record<string, string | number | boolean>;

/** An element; attributes that are false are left out, those that are true stand without a value. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
    attributes: Attributes = {},
    ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value !== false) made.setAttribute(name, value === true ? "" : String(value));
    }
    made.append(...children);
    return made;
}

export function button(label: string, attributes: Attributes, onClick: () => void): HTMLButtonElement {
    const made = element("button", { type: "button", ...attributes }, label);
    made.addEventListener("click", onClick);
    return made;
}

/** Two digits after the point and a true minus sign, as wide as any other number of the column. */
export const cosineText = (value: number): string => value.toFixed(2).replace("-", "\u2212");

export const grouped = (count: number): string => count.toLocaleString("en");

/** A number of things: `1 word`, `2,000 words`. */
export const counted = (count: number, thing: string): string => `${grouped(count)} ${thing}${count === 1 ? "" : "s"}`;
