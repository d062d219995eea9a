"""The steps of the monthly review, in the order of the work."""

from pages.review import completeness, contests, documents, notes, publishing, questions, samples
from pages.review.step import Step

NAMES = {  # module: what the step is called, and what stands on its way in
    completeness: ("1 · Kelengkapan", "Siapa yang belum lengkap, dan teks pengingatnya"),
    questions: ("2 · Pertanyaan dari data", "Semua pertanyaan, dan tandanya"),
    contests: ("3 · Sanggahan", "Putuskan satu per satu"),
    samples: ("4 · Sampel kasus selesai", "Kasus yang diambil acak, dan penilaiannya"),
    notes: ("5 · Catatan bulan ini", "Baca atau tulis catatan"),
    documents: ("6 · Konsep dan dokumen", "Lihat atau unduh dokumennya"),
    publishing: ("7 · Terbitkan", "Siapa sudah melihat konsepnya, versi, dan tombolnya"),
}
STEPS = tuple(
    Step(module.__name__.rsplit(".", 1)[-1], *names, module.state, module.show)
    for module, names in NAMES.items()
)
