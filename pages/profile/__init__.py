"""The screen "Profil" and "Angka saya"."""
