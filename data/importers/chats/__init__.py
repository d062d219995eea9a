"""Chats exported as text or JSON: WhatsApp, Telegram, Signal."""
