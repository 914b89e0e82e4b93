import { describe, expect, test } from 'vitest'
import {
  confirmGrant,
  grantRole,
  hasRole,
  holdsFor,
  INSTALLATION,
  maySecond,
  type Person,
  requireRole,
  requireSecondPerson,
  rolesOf,
} from '../../src/domain/roles.ts'
import { NOW, person, units, 吴九, 周八, 孙六, 张三, 李四, 王五, 钱七 } from './district.ts'

const at = (unitId: string) => ({ unitId, units, at: NOW })

describe('who somebody is', () => {
  test('a person without a grant is 职工 and nothing else', () => {
    expect([...rolesOf(王五, NOW)]).toEqual(['worker'])
  })

  test('a grant holds from its first instant and no longer at its last', () => {
    const dated: Person = { ...王五, grants: [{ ...firstGrant(李四), from: NOW, to: NOW + 1000 }] }
    expect([NOW - 1, NOW, NOW + 999, NOW + 1000].map((at) => hasRole(dated, 'reviewer', at))).toEqual([
      ...[false, true, true, false],
    ])
  })

  test('someone of another tenant has no role, whatever was granted', () => {
    expect([...rolesOf({ ...吴九, external: true }, NOW)]).toEqual(['worker'])
    expect(requireRole({ ...吴九, external: true }, ['staff'], at('qu'))).toEqual({
      ok: false,
      denial: { key: 'external-person' },
    })
  })

  test('a recorder counts only once a second person confirmed the grant, a reviewer at once', () => {
    const unconfirmed = (role: 'recorder' | 'reviewer'): Person => ({
      ...王五,
      grants: [{ role, unitId: null, from: 0, to: null, grantedBy: '吴九', confirmedBy: null }],
    })
    expect(hasRole(unconfirmed('recorder'), 'recorder', NOW)).toBe(false)
    expect(hasRole(unconfirmed('reviewer'), 'reviewer', NOW)).toBe(true)
  })

  test('the person of the one-time code is staff without anyone to confirm it', () => {
    const first: Person = {
      ...王五,
      grants: [
        { role: 'staff', unitId: null, from: 0, to: null, grantedBy: INSTALLATION, confirmedBy: null },
      ],
    }
    expect(hasRole(first, 'staff', NOW)).toBe(true)
  })
})

describe('for which unit', () => {
  test('张三 acts for his own union, not for the workshop below or the neighbour', () => {
    expect(['jingong', 'jingong2', 'xinpian'].map((id) => holdsFor(张三, 'officer', at(id)))).toEqual([
      ...[true, false, false],
    ])
    expect(requireRole(张三, ['officer'], at('xinpian'))).toEqual({
      ok: false,
      denial: { key: 'not-your-unit' },
    })
    expect(requireRole(王五, ['officer'], at('xinpian'))).toEqual({
      ok: false,
      denial: { key: 'not-your-role' },
    })
  })

  test('孙六 aggregates for the whole subtree of the street, and for nobody else', () => {
    expect(
      ['xueyuan', 'jingong', 'jingong2', 'xinpian', 'qinghe'].map((id) =>
        holdsFor(孙六, 'aggregator', at(id)),
      ),
    ).toEqual([true, true, true, false, false])
  })

  test('周八, directly under the district, hands over for his own union; 张三 does not', () => {
    expect(holdsFor(周八, 'aggregator', at('qinghe'))).toBe(true)
    expect(holdsFor(张三, 'aggregator', at('jingong'))).toBe(false)
  })
})

describe('two persons', () => {
  test('nobody confirms what he began, and not everybody may confirm', () => {
    expect(maySecond('release-list', '吴九', { person: 吴九, at: NOW })).toEqual({
      ok: false,
      denial: { key: 'same-person' },
    })
    expect(maySecond('release-list', '吴九', { person: 钱七, at: NOW })).toEqual({
      ok: true,
      value: 'confirmer',
    })
    expect(maySecond('release-list', '吴九', { person: 张三, at: NOW })).toEqual({
      ok: false,
      denial: { key: 'not-your-role' },
    })
  })

  test('with one single person nothing can be published', () => {
    expect(requireSecondPerson('release-list', [吴九, 张三, 王五], NOW)).toEqual({
      ok: false,
      denial: { key: 'second-person-missing' },
    })
    expect(requireSecondPerson('release-list', [吴九, 钱七], NOW)).toEqual({
      ok: true,
      value: ['吴九', '钱七'],
    })
  })

  test('nobody grants himself a role, and a union role needs its union', () => {
    const grant = { role: 'officer', unitId: 'xinpian', by: '吴九', at: NOW } as const
    expect(grantRole(王五, grant)).toEqual({
      ok: true,
      value: {
        role: 'officer',
        unitId: 'xinpian',
        from: NOW,
        to: null,
        grantedBy: '吴九',
        confirmedBy: null,
      },
    })
    expect(grantRole(吴九, grant)).toEqual({ ok: false, denial: { key: 'grant-to-self' } })
    expect(grantRole(王五, { ...grant, unitId: null })).toEqual({
      ok: false,
      denial: { key: 'grant-needs-unit' },
    })
  })

  test('a grant is confirmed by neither giver nor receiver', () => {
    const given = {
      ...firstGrant(person('王五', null, 'recorder')),
      grantedBy: '吴九',
      confirmedBy: null,
      personId: '王五',
    }
    expect(confirmGrant(given, { person: 吴九, at: NOW })).toEqual({
      ok: false,
      denial: { key: 'same-person' },
    })
    expect(confirmGrant(given, { person: person('王五', null, 'confirmer'), at: NOW })).toEqual({
      ok: false,
      denial: { key: 'same-person' },
    })
    const { personId: _, ...grant } = given
    expect(confirmGrant(given, { person: 钱七, at: NOW })).toEqual({
      ok: true,
      value: { ...grant, confirmedBy: '钱七' },
    })
  })
})

function firstGrant(someone: Person) {
  const [grant] = someone.grants
  if (!grant) throw new Error('this person has no grant')
  return grant
}
