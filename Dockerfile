# The web service: Python packages and assets from the lock files, served as a user without rights.
FROM python:3.13-slim

WORKDIR /app
RUN pip install --no-cache-dir uv==0.13.9 && useradd --create-home peel
ENV UV_PROJECT_ENVIRONMENT=/app/.venv PATH="/app/.venv/bin:$PATH" PYTHONUNBUFFERED=1

COPY pyproject.toml uv.lock package.json package-lock.json ./
RUN uv sync --locked --no-dev && npm ci --no-audit --no-fund
COPY . .
RUN npm run build \
    && PEEL_SECRET_KEY=for-the-build-alone python manage.py collectstatic --noinput \
    && rm -rf node_modules

USER peel
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "--config", "peel/config/gunicorn.py", "--bind", "0.0.0.0:8000", "peel.config.wsgi"]
