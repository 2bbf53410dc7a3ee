import { describe, expect, it } from 'vitest';
import { cutUserInfo, normaliseRepositoryName, repositoryNameOf } from './match-name.ts';

describe('normaliseRepositoryName', () => {
  it.each([
    'payments-backend',
    'shop/Payments-Backend',
    'https://git.example.com/shop/payments-backend.git',
    'https://git.example.com:8443/shop/payments-backend.git/',
    'https://user:p@ss@git.example.com/shop/payments-backend?ref=main#readme',
    'git@git.example.com:shop/payments-backend.git',
    'git@git.example.com:payments-backend.git',
    'ssh://git@git.example.com:2222/shop/payments-backend.git',
    'file:///srv/git/payments-backend.git',
    '/srv/git/payments-backend.git/',
    '/home/minji/payments-backend/.git',
    'C:\\Users\\minji\\payments-backend',
    '  payments-backend  ',
  ])('knows %s', (text) => {
    expect(normaliseRepositoryName(text)).toBe('payments-backend');
  });

  it('keeps what is part of the name', () => {
    expect(repositoryNameOf('https://example.com/shop/my.github.io')).toBe('my.github.io');
    expect(repositoryNameOf('결제 서비스')).toBe('결제 서비스');
    expect(repositoryNameOf('https://example.com/')).toBe('');
  });
});

describe('cutUserInfo', () => {
  it('cuts names and tokens, whatever is in them', () => {
    expect(cutUserInfo('https://user:to:k@en@example.com/a.git')).toBe('https://example.com/a.git');
    expect(cutUserInfo('https://example.com/a@b.git')).toBe('https://example.com/a@b.git');
    expect(cutUserInfo('org/name')).toBe('org/name');
  });
});
