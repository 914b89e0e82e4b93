import { consoleOf } from '../console.ts'
import { must, type Route } from './route.ts'

/** 1: granted, 2: applied for and not granted. Source: application-v6/scope/list */
const listScopes: Route = {
  op: 'application.scope.list',
  method: 'GET',
  path: '/open-apis/application/v6/scopes',
  handle: ({ store }) => {
    const scopes = consoleOf(store.state).scopes.map((scope) => ({
      ...{ scope_name: scope, grant_status: 1, scope_type: 'tenant' },
    }))
    return { data: { scopes } }
  },
}

/** The fields in the SDK's types; what the real platform leaves out of them for whom is not documented. */
const getApp: Route = {
  op: 'application.application.get',
  method: 'GET',
  path: '/open-apis/application/v6/applications/:app_id',
  handle: ({ store }, { params, query }) => {
    const { app } = store.state
    must(query.lang, 210500, 'lang is required')
    must(params.app_id === app.appId || params.app_id === 'me', 210506, 'no such app')
    const { events, callbacks } = consoleOf(store.state)
    const kind = app.webhook === undefined ? 'websocket' : 'webhook'
    const request_url = app.webhook ?? ''
    return {
      data: {
        app: {
          ...{ app_id: app.appId, app_name: app.name, status: 1, online_version_id: 'oav_sandbox' },
          event: { subscription_type: kind, request_url, subscribed_events: events },
          callback: { callback_type: kind, request_url, subscribed_callbacks: callbacks },
        },
      },
    }
  },
}

export const applicationRoutes: Route[] = [listScopes, getApp]
