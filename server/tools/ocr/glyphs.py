"""Writes what characters look like: JSON {characters, shapes}, shapes being base64 of 32 signed bytes a character of GB/T 2312.

    python3 server/tools/ocr/glyphs.py OUT.json      (needs Pillow, numpy and the Debian packages of FONTS)

Each character is drawn in five typefaces, put into a 32 x 32 frame, blurred and made of mean 0 and length 1; the pictures of the
typefaces are summed, and the sum is told by its 32 principal components, again of length 1 (256 = 1). The inner product of two
shapes is their likeness.
"""
import base64
import json
import sys

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

TRUETYPE, OPENTYPE = '/usr/share/fonts/truetype/', '/usr/share/fonts/opentype/'
FONTS = [  # fonts-noto-cjk, fonts-arphic-uming, fonts-arphic-ukai, fonts-wqy-zenhei: file, face
    (OPENTYPE + 'noto/NotoSerifCJK-Regular.ttc', 2),
    (OPENTYPE + 'noto/NotoSansCJK-Regular.ttc', 2),
    (TRUETYPE + 'arphic/uming.ttc', 0),
    (TRUETYPE + 'arphic/ukai.ttc', 0),
    (TRUETYPE + 'wqy/wqy-zenhei.ttc', 0),
]
SIZE, COMPONENTS = 32, 32


def gb2312():
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [c for c in (b.decode('gb2312', 'ignore') for b in cells) if c]


def unit(rows):
    return rows / (np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6)


def picture(character, font):
    image = Image.new('L', (SIZE, SIZE), 0)
    ImageDraw.Draw(image).text((SIZE / 2, SIZE / 2), character, font=font, fill=255, anchor='mm')
    return np.asarray(image.filter(ImageFilter.GaussianBlur(2)), np.float32).ravel()


def pictures(characters, file, face):
    font = ImageFont.truetype(file, SIZE - 2, index=face)
    rows = np.stack([picture(c, font) for c in characters])
    return unit(rows - rows.mean(1, keepdims=True))


def main(out):
    characters = gb2312()
    rows = unit(sum(pictures(characters, file, face) for file, face in FONTS))
    rows -= rows.mean(0)
    values, vectors = np.linalg.eigh(rows.T @ rows)
    shapes = unit(rows @ vectors[:, -COMPONENTS:])
    bytes_ = np.clip(np.round(shapes * 256), -127, 127).astype(np.int8).tobytes()
    with open(out, 'w', encoding='utf8') as file:
        json.dump({'characters': ''.join(characters), 'shapes': base64.b64encode(bytes_).decode()}, file, ensure_ascii=False)


main(sys.argv[1])
