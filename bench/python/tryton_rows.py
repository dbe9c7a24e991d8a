"""Tryton, a framework for business programs, with as many duties as asked for: ready to be served.

    python3 tryton_rows.py FOLDER ROWS

makes the database `bench` in FOLDER, with the user `admin` and the password in FOLDER/password. To serve it:
TRYTOND_CONFIG=FOLDER/trytond.conf TRYTOND_DATABASE_NAMES=bench gunicorn trytond.application:app
"""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

MODEL = '''
from trytond.model import ModelSQL, ModelView, fields


class Duty(ModelSQL, ModelView):
    "Duty"
    __name__ = "bench.duty"
    case = fields.Char("Case")
    person = fields.Char("Person")
    participant = fields.Char("Participant")
    kind = fields.Char("Kind")
    due = fields.DateTime("Due")
    tries = fields.Integer("Tries")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._order = [("due", "ASC")]
'''


def module():
    import trytond

    place = Path(trytond.__file__).parent / "modules" / "bench_duty"
    place.mkdir(exist_ok=True)
    (place / "__init__.py").write_text("")
    (place / "duty.py").write_text(MODEL)
    version = ".".join(trytond.__version__.split(".")[:2]) + ".0"
    (place / "tryton.cfg").write_text(
        f"[tryton]\nversion={version}\ndepends:\n    ir\n    res\n[register]\nmodel:\n    duty.Duty\n"
    )


def main(folder, rows):
    module()
    conf = folder / "trytond.conf"
    conf.write_text(f"[database]\nuri = sqlite://\npath = {folder}\n")
    (folder / "bench.sqlite").touch()
    (folder / "password").write_text("nobody-guesses-this-1\n")
    env = dict(os.environ, TRYTONPASSFILE=str(folder / "password"))
    admin = "from trytond.cli.admin import main; main()"
    subprocess.run(
        [sys.executable, "-c", admin, "-c", str(conf), "-d", "bench", "-u", "bench_duty", "--email", "nell@example.org"],
        env=env, check=True, stdout=subprocess.DEVNULL,
    )
    os.environ["TRYTOND_CONFIG"] = str(conf)
    from trytond.pool import Pool
    from trytond.transaction import Transaction

    Pool.start()
    pool = Pool("bench")
    pool.init()
    with Transaction().start("bench", 1) as transaction:
        first = datetime(2026, 11, 18)
        pool.get("bench.duty").create(
            [
                {
                    "case": f"c{n}",
                    "person": f"Ada Magnolia{n}",
                    "participant": f"Birch{n * 31 % rows}",
                    "kind": "first notice",
                    "due": first + timedelta(seconds=n * 7919 % 864_000),
                    "tries": n % 3,
                }
                for n in range(rows)
            ]
        )
        transaction.commit()


main(Path(sys.argv[1]).resolve(), int(sys.argv[2]))
